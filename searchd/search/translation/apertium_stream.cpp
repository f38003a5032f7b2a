#include "searchd/search/translation/apertium_stream.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "passage/text/unicode.h"

namespace searchd {
namespace {

constexpr std::string_view signs_with_a_meaning = "\\^$/<>[]{}@*#~+";
constexpr std::string_view marks_of_unknown_words = "*@#";
constexpr std::string_view number_prefix = "t:w:";
constexpr std::string_view end_of_words = "[[/]]";

bool is_space(char sign) {
  return static_cast<unsigned char>(sign) <= ' ';
}

bool is_of_a_word(char sign) {
  return static_cast<unsigned char>(sign) > 0x7f || std::isalnum(static_cast<unsigned char>(sign)) != 0;
}

std::string tag_of(std::string_view mark) {
  return "[" + std::string(mark) + "]";
}

/// The text of a row, without what question_text puts at its end.
std::string row_text(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    for (const char sign : word) {
      text += is_space(sign) || signs_with_a_meaning.find(sign) != std::string_view::npos ? '-' : sign;
    }
  }
  return text;
}

/// "t:w:0; t:w:2" to the words of units 0 and 2. Nothing for a number that was never given.
std::optional<std::vector<std::size_t>> words_of(std::string_view numbers, const NumberedAnalysis& analysis) {
  std::vector<std::size_t> words;
  for (std::size_t at = numbers.find(number_prefix); at != std::string_view::npos;
       at = numbers.find(number_prefix, at)) {
    at += number_prefix.size();
    std::size_t unit = 0;
    const auto read = std::from_chars(numbers.data() + at, numbers.data() + numbers.size(), unit);
    if (read.ec != std::errc{} || unit >= analysis.words.size()) return std::nullopt;
    words.insert(words.end(), analysis.words[unit].begin(), analysis.words[unit].end());
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

/// The text without backslashes, white space at its ends and marks of unknown words.
TranslatedPiece piece_of(std::string_view text, std::vector<std::size_t> words) {
  TranslatedPiece piece{.text = {}, .words = std::move(words)};
  bool begins_word = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_word && marks_of_unknown_words.find(text[at]) != std::string_view::npos) {
      piece.unknown = true;
      continue;
    }
    begins_word = is_space(text[at]);
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    piece.text += begins_word ? ' ' : text[at];
  }
  piece.text = passage::trimmed(piece.text);
  return piece;
}

}  // namespace

std::string question_text(std::span<const std::string> words, std::string_view mark) {
  // The full stop ends the sentence for the taggers. It stands apart: "mar." would be Tuesday, not the sea.
  return row_text(words) + " ." + tag_of(mark);
}

bool answers(std::string_view answer, std::string_view mark) {
  return answer.find(tag_of(mark)) != std::string_view::npos && passage::is_valid_utf8(answer);
}

std::optional<NumberedAnalysis> numbered_analysis(std::string_view analysis, std::span<const std::string> words) {
  const std::string row = row_text(words);
  NumberedAnalysis numbered;
  std::size_t in_row = 0;  // what has been read of the row
  std::size_t word = 0;
  enum class Place { Between, Surface, Analyses } place = Place::Between;
  for (std::size_t at = 0; at < analysis.size(); ++at) {
    const char sign = analysis[at];
    if (place == Place::Between && in_row > row.size()) {
      numbered.text += analysis.substr(at);  // the end of the question, which is nobody's
      return numbered;
    }
    if (place == Place::Between && sign == '^') {
      if (in_row < row.size()) {
        numbered.text += "[[" + std::string(number_prefix) + std::to_string(numbered.words.size()) + "]]";
        numbered.words.emplace_back();
      }
      place = Place::Surface;
    } else if (place == Place::Surface && sign == '/') {
      place = Place::Analyses;
    } else if (place == Place::Analyses) {
      if (sign == '\\' && at + 1 < analysis.size()) numbered.text += analysis[at++];
      if (sign == '$') place = Place::Between;
    } else {
      if (sign == '\\' && at + 1 < analysis.size()) numbered.text += analysis[at++];
      if (in_row < row.size()) {
        if (analysis[at] != row[in_row]) return std::nullopt;
        if (row[in_row] == ' ') ++word;
        if (row[in_row] != ' ' && place == Place::Surface) {
          std::vector<std::size_t>& of_unit = numbered.words.back();
          if (of_unit.empty() || of_unit.back() != word) of_unit.push_back(word);
        }
      }
      ++in_row;
    }
    numbered.text += analysis[at];
  }
  return place == Place::Between && in_row >= row.size() ? std::optional(std::move(numbered)) : std::nullopt;
}

std::optional<std::vector<TranslatedPiece>> read_translation(std::string_view translation,
                                                             const NumberedAnalysis& analysis) {
  std::vector<TranslatedPiece> pieces;
  const auto add = [&](std::string_view text, std::vector<std::size_t> words) {
    TranslatedPiece piece = piece_of(text, std::move(words));
    if (std::ranges::any_of(piece.text, is_of_a_word)) pieces.push_back(std::move(piece));
  };
  std::size_t plain = 0;  // where the text begins that belongs to no unit
  for (std::size_t at = 0; at < translation.size();) {
    if (translation[at] == '\\') {
      at = std::min(at + 2, translation.size());
    } else if (translation[at] != '[') {
      ++at;
    } else {
      add(translation.substr(plain, at - plain), {});
      const bool is_numbered = translation.substr(at).starts_with("[[");
      const std::string_view closing = is_numbered ? "]]" : "]";
      const std::size_t end = translation.find(closing, at);
      if (end == std::string_view::npos) return std::nullopt;
      plain = end + closing.size();
      if (is_numbered) {
        auto words = words_of(translation.substr(at, end - at), analysis);
        const std::size_t end_of_text = translation.find(end_of_words, plain);
        if (!words || end_of_text == std::string_view::npos) return std::nullopt;
        add(translation.substr(plain, end_of_text - plain), std::move(*words));
        plain = end_of_text + end_of_words.size();
      }
      at = plain;
    }
  }
  add(translation.substr(plain), {});
  return pieces;
}

}  // namespace searchd
