#include "passage/text/word_break.h"

#include <array>

#include <unicode/ubrk.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "passage/error.h"

namespace passage {
namespace {

enum class Ascii : std::uint8_t { Other, Letter, Digit, MidWord, MidNumber, MidBoth };

constexpr std::array<Ascii, 128> ascii_classes = [] {
  std::array<Ascii, 128> classes{};
  for (char c = 'a'; c <= 'z'; ++c) classes[c] = Ascii::Letter;
  for (char c = 'A'; c <= 'Z'; ++c) classes[c] = Ascii::Letter;
  for (char c = '0'; c <= '9'; ++c) classes[c] = Ascii::Digit;
  classes['.'] = classes['\''] = Ascii::MidBoth;
  classes[','] = Ascii::MidNumber;
  return classes;
}();

constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

Ascii class_of(char c) {
  return ascii_classes[static_cast<unsigned char>(c)];
}

// UAX #29, rules WB5 to WB12, for text that is all ASCII.
void append_ascii_words(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<WordSpan>& words) {
  std::uint32_t i = begin;
  while (i < end) {
    Ascii previous = class_of(text[i]);
    if (previous != Ascii::Letter && previous != Ascii::Digit) {
      ++i;
      continue;
    }
    const std::uint32_t word = i++;
    for (; i < end; ++i) {
      const Ascii here = class_of(text[i]);
      if (here == Ascii::Letter || here == Ascii::Digit) {
        previous = here;
        continue;
      }
      const Ascii next = i + 1 < end ? class_of(text[i + 1]) : Ascii::Other;
      const bool joins_letters = here == Ascii::MidBoth && previous == Ascii::Letter && next == Ascii::Letter;
      const bool joins_digits =
          (here == Ascii::MidBoth || here == Ascii::MidNumber) && previous == Ascii::Digit && next == Ascii::Digit;
      if (!joins_letters && !joins_digits) break;
    }
    words.push_back({word, i, false});
  }
}

bool is_unspaced(UChar32 character) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(character, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return character == 0x30FC || character == 0xFF70;  // the prolonged sound mark is of no single script
  }
}

bool begins_unspaced(std::string_view word) {
  std::int32_t step = 0;
  UChar32 character = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(word.data()), step, static_cast<std::int32_t>(word.size()), character);
  return character >= 0x0E00 && is_unspaced(character);
}

// ICU joins words at these; for search each part is a word.
constexpr std::string_view separators = ":_;";

void append_split(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<WordSpan>& words) {
  while (begin < end) {
    std::uint32_t stop = begin;
    while (stop < end && separators.find(text[stop]) == std::string_view::npos) ++stop;
    if (stop > begin) words.push_back({begin, stop, begins_unspaced(text.substr(begin, stop - begin))});
    begin = stop + 1;
  }
}

}  // namespace

struct WordBreaker::State {
  UBreakIterator* iterator = nullptr;
  UText text = UTEXT_INITIALIZER;

  State() {
    UErrorCode status = U_ZERO_ERROR;
    iterator = ubrk_open(UBRK_WORD, "", nullptr, 0, &status);
    if (U_FAILURE(status)) throw Error("ICU's word boundaries cannot be loaded; is the package libicu72 whole?");
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    ubrk_close(iterator);
    utext_close(&text);
  }
};

WordBreaker::WordBreaker() : state_(std::make_unique<State>()) {}
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;
WordBreaker::~WordBreaker() = default;

void WordBreaker::append_words_by_icu(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                      std::vector<WordSpan>& words) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&state_->text, text.data() + begin, end - begin, &status);
  ubrk_setUText(state_->iterator, &state_->text, &status);
  if (U_FAILURE(status)) throw Error("a text cannot be cut into words: ICU is out of memory");
  std::int32_t from = ubrk_first(state_->iterator);
  for (std::int32_t to = ubrk_next(state_->iterator); to != UBRK_DONE; to = ubrk_next(state_->iterator)) {
    if (ubrk_getRuleStatus(state_->iterator) >= UBRK_WORD_NONE_LIMIT) {
      append_split(text, begin + static_cast<std::uint32_t>(from), begin + static_cast<std::uint32_t>(to), words);
    }
    from = to;
  }
}

void WordBreaker::append_words_by_icu(std::string_view text, std::vector<WordSpan>& words) {
  append_words_by_icu(text, 0, static_cast<std::uint32_t>(text.size()), words);
}

// White space always ends a word, so a text can be cut there without changing its words: stretches of ASCII go by the
// table above, which is several times faster than ICU, and what lies between them goes to ICU in one piece.
void WordBreaker::append_words(std::string_view text, std::vector<WordSpan>& words) {
  constexpr std::uint32_t worthwhile = 24;
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t pending = 0;  // begins what has been given to neither
  std::uint32_t stretch = 0;  // begins the current stretch of ASCII, just behind white space
  const auto flush = [&](std::uint32_t stretch_end) {
    if (stretch_end < stretch + worthwhile && stretch_end < size) return;
    if (pending < stretch) append_words_by_icu(text, pending, stretch, words);
    append_ascii_words(text, stretch, stretch_end, words);
    pending = stretch_end;
  };
  std::uint32_t last_space_end = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (is_space(text[i])) {
      last_space_end = i + 1;
    } else if (static_cast<unsigned char>(text[i]) >= 0x80) {
      if (last_space_end > stretch) flush(last_space_end);
      while (i < size && !is_space(text[i])) ++i;
      stretch = last_space_end = std::min(i + 1, size);
    }
  }
  if (stretch < size) {
    flush(size);
  } else if (pending < size) {
    append_words_by_icu(text, pending, size, words);
  }
}

}  // namespace passage
