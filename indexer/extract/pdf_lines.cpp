#include "indexer/extract/pdf_lines.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include <poppler-page.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/letter_count.h"
#include "indexer/extract/visual_order.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr double wide_gap = 2.0;    // in units of the font's size, as all these are
constexpr double word_gap = 0.15;   // between two fonts poppler does not say whether there is a space
constexpr double mark_scale = 0.8;  // a raised digit smaller than this is the mark of a footnote
constexpr char16_t soft_hyphen = 0x00AD;
constexpr std::array bold_names{"bold", "black", "heavy"};

struct Word {
  icu::UnicodeString text;
  double left, right, top, bottom;
  double size;
  bool bold;
  bool space_after;
  int rotation;
};

bool is_bold(const std::string& font) {
  const std::string name = passage::ascii_lower(font);
  return std::ranges::any_of(bold_names, [&](const char* bold) { return name.find(bold) != std::string::npos; });
}

/// Latin ligatures and the shapes of Arabic and Hebrew letters become the letters they stand for; private characters,
/// which the symbol fonts use for their bullets, go.
icu::UnicodeString plain_letters(const icu::UnicodeString& text) {
  icu::UnicodeString result;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const bool shape = (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
    if (shape) {
      UErrorCode error = U_ZERO_ERROR;
      const icu::UnicodeString letters =
          icu::Normalizer2::getNFKCInstance(error)->normalize(icu::UnicodeString(c), error);
      result.append(U_SUCCESS(error) ? letters : icu::UnicodeString(c));
    } else if (u_charType(c) != U_PRIVATE_USE_CHAR) {
      result.append(c);
    }
  }
  return result;
}

struct Size {
  double width, height;
};

/// Of the page as it is shown; poppler tells that of the sheet.
Size size_of(const poppler::page& page) {
  const poppler::rectf sheet = page.page_rect();
  const auto orientation = page.orientation();
  const bool lies = orientation == poppler::page::landscape || orientation == poppler::page::seascape;
  return lies ? Size{sheet.height(), sheet.width()} : Size{sheet.width(), sheet.height()};
}

/// Turns the box of a rotated word so that its line runs from left to right and lines follow each other downwards.
void turn_upright(Word& word, const poppler::rectf& box, const Size& page) {
  switch (word.rotation) {
    case 1:
      std::tie(word.left, word.right) = std::pair(box.top(), box.bottom());
      std::tie(word.top, word.bottom) = std::pair(page.width - box.right(), page.width - box.left());
      break;
    case 2:
      std::tie(word.left, word.right) = std::pair(page.width - box.right(), page.width - box.left());
      std::tie(word.top, word.bottom) = std::pair(page.height - box.bottom(), page.height - box.top());
      break;
    case 3:
      std::tie(word.left, word.right) = std::pair(page.height - box.bottom(), page.height - box.top());
      std::tie(word.top, word.bottom) = std::pair(box.left(), box.right());
      break;
    default:
      std::tie(word.left, word.right) = std::pair(box.left(), box.right());
      std::tie(word.top, word.bottom) = std::pair(box.top(), box.bottom());
  }
}

bool is_turned(const Word& word) {
  return word.rotation % 2 == 1;
}

/// None where what stands for them cannot be read.
std::vector<Word> words_of(const poppler::page& page, const Size& page_size) {
  std::vector<Word> words;
  LetterCount letters;
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    const poppler::ustring text = box.text();
    const icu::UnicodeString said(reinterpret_cast<const char16_t*>(text.data()),
                                  static_cast<std::int32_t>(text.size()));
    letters.add(said);
    Word word{};
    word.text = plain_letters(said);
    if (word.text.isEmpty()) continue;
    word.rotation = box.rotation();
    turn_upright(word, box.bbox(), page_size);
    word.size = std::max(1.0, box.get_font_size());
    word.bold = is_bold(box.get_font_name());
    word.space_after = box.has_space_after();
    words.push_back(std::move(word));
  }
  if (letters.is_garbage()) words.clear();
  return words;
}

bool on_one_row(const Word& a, const Word& b) {
  const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return a.rotation == b.rotation && overlap >= 0.5 * std::min(a.bottom - a.top, b.bottom - b.top) &&
         b.left >= a.right - 0.5 * std::max(a.size, b.size);
}

bool is_raised(const Word& word, const Word& beside) {
  return word.bottom < beside.bottom - 0.1 * beside.size && word.size < mark_scale * beside.size;
}

bool is_footnote_mark(const Word& word, const Word& before) {
  return is_raised(word, before) && u_isdigit(word.text.char32At(0));
}

/// A number or letter with which a note begins.
bool is_mark_of_note(const Word& word, const Word& next) {
  return is_raised(word, next) && (u_isdigit(word.text.char32At(0)) || word.text.countChar32() == 1);
}

using WordRange = std::pair<std::size_t, std::size_t>;

/// Adds the numbers of which `value` makes digits.
template <typename Value>
void add_numbers(const icu::UnicodeString& text, Value value, std::vector<std::string>& numbers) {
  bool within = false;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const int digit = value(text[i]);
    if (digit >= 0 && !within) numbers.emplace_back();
    if (digit >= 0) numbers.back() += static_cast<char>('0' + digit);
    within = digit >= 0;
  }
}

/// The numbers in small type above the line, and those written with raised digits.
std::vector<std::string> raised_numbers(const std::vector<Word>& words, WordRange range) {
  std::vector<std::string> numbers;
  for (std::size_t i = range.first; i < range.second; ++i) {
    add_numbers(words[i].text, raised_digit, numbers);
    if (i == range.first || !is_footnote_mark(words[i], words[i - 1])) continue;
    add_numbers(
        words[i].text, [](char16_t c) { return static_cast<int>(u_charDigitValue(c)); }, numbers);
  }
  return numbers;
}

/// `begins_line`: nothing stands before a.
bool is_space_between(const Word& a, const Word& b, bool begins_line) {
  return a.space_after || b.left - a.right > word_gap * std::min(a.size, b.size) || is_footnote_mark(b, a) ||
         (begins_line && is_mark_of_note(a, b));
}

/// Where each line begins and ends in the list of words.
std::vector<WordRange> line_ranges(const std::vector<Word>& words) {
  std::vector<WordRange> ranges;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool continues = i > 0 && on_one_row(words[i - 1], words[i]) &&
                           words[i].left - words[i - 1].right < wide_gap * words[i - 1].size;
    if (continues) {
      ranges.back().second = i + 1;
    } else {
      ranges.emplace_back(i, i + 1);
    }
  }
  return ranges;
}

double size_of_most_letters(const std::vector<Word>& words, WordRange range) {
  std::map<double, std::int32_t> letters;
  for (std::size_t i = range.first; i < range.second; ++i) letters[words[i].size] += words[i].text.length();
  return std::ranges::max_element(letters, {}, [](const auto& entry) { return entry.second; })->first;
}

bool is_mostly_bold(const std::vector<Word>& words, WordRange range) {
  std::int32_t balance = 0;
  for (std::size_t i = range.first; i < range.second; ++i) {
    balance += words[i].bold ? words[i].text.length() : -words[i].text.length();
  }
  return balance > 0;
}

TextLine make_line(const std::vector<Word>& words, WordRange range, bool right_to_left, const Size& page) {
  TextLine line;
  const Word& first = words[range.first];
  const Word& last = words[range.second - 1];
  line.top = first.top;
  line.bottom = first.bottom;
  icu::UnicodeString seen;
  for (std::size_t i = range.first; i < range.second; ++i) {
    if (i > range.first && is_space_between(words[i - 1], words[i], i == range.first + 1)) seen.append(u' ');
    seen.append(words[i].text);
    line.top = std::min(line.top, words[i].top);
    line.bottom = std::max(line.bottom, words[i].bottom);
  }
  line.turned = is_turned(first);
  const double page_width = line.turned ? page.height : page.width;
  line.start = right_to_left ? page_width - last.right : first.left;
  line.end = right_to_left ? page_width - first.left : last.right;
  line.first_word = right_to_left ? last.right - last.left : first.right - first.left;
  line.font_size = size_of_most_letters(words, range);
  line.raised_numbers = raised_numbers(words, range);
  line.bold = is_mostly_bold(words, range);

  const icu::UnicodeString read = reading_order(seen, right_to_left);
  line.ends_soft_hyphen = read.endsWith(soft_hyphen);
  std::string utf8;
  line.text = clean_text(read.toUTF8String(utf8));
  return line;
}

}  // namespace

int raised_digit(UChar32 c) {
  constexpr std::u32string_view digits = U"\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";
  const std::size_t at = digits.find(static_cast<char32_t>(c));
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

TextPage read_page(const poppler::page& page) {
  const Size size = size_of(page);
  const std::vector<Word> words = words_of(page, size);
  icu::UnicodeString all;
  for (const Word& word : words) all.append(word.text);
  const bool right_to_left = is_mostly_right_to_left(all);

  TextPage result;
  result.width = size.width;
  result.height = size.height;
  for (const WordRange& range : line_ranges(words)) {
    TextLine line = make_line(words, range, right_to_left, size);
    if (line.text.empty()) continue;
    result.lines.push_back(std::move(line));
  }
  return result;
}

}  // namespace indexer
