#include "indexer/extract/numbered_paragraph.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"

namespace indexer {
namespace {

constexpr std::size_t max_digits = 4;

/// Latin ordinals of paragraphs put in between, and the single letters that serve the same purpose ("29A.").
constexpr std::array<std::string_view, 8> insertions{"bis",    "ter",     "quater", "quinquies",
                                                     "sexies", "septies", "octies", "nonies"};
/// What may stand behind the number: full stop, bracket, their wide and Devanagari forms.
constexpr std::array<UChar32, 5> closers{'.', ')', 0xFF0E, 0xFF09, 0x3001};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] UChar32 peek() const {
    std::size_t at = at_;
    return next_code_point(text_, at);
  }
  void skip() { (void)next_code_point(text_, at_); }
  bool skip_white_space() {
    const std::size_t before = at_;
    while (u_isUWhiteSpace(peek())) skip();
    return at_ != before;
  }
  bool skip_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string paragraph_number(std::string_view text) {
  Reader reader(text);
  const bool section_sign = reader.skip_word("§");
  reader.skip_white_space();
  std::string number;
  for (std::int32_t digit = u_charDigitValue(reader.peek()); digit >= 0 && number.size() <= max_digits;
       digit = u_charDigitValue(reader.peek())) {
    number += static_cast<char>('0' + digit);
    reader.skip();
  }
  if (number.empty() || number.size() > max_digits || number.front() == '0') return {};

  const bool spaced = reader.skip_white_space();
  const auto insertion =
      std::ranges::find_if(insertions, [&](std::string_view word) { return reader.skip_word(word); });
  if (insertion != insertions.end()) {
    number.append(" ").append(*insertion);
  } else if (!spaced && reader.peek() >= 'A' && reader.peek() <= 'Z') {
    number += static_cast<char>(reader.peek());
    reader.skip();
  }
  if (section_sign) return u_isalnum(reader.peek()) && !spaced ? std::string{} : number;
  if (spaced && insertion == insertions.end()) return {};  // "29 ." is a damaged line, "29 people" a sentence
  if (std::ranges::find(closers, reader.peek()) == closers.end()) return {};
  const bool wide = reader.peek() > 0x7F;
  reader.skip();
  // White space must follow: "2.1 Scope" and "3.5 million" are not numbered paragraphs.
  if (!reader.skip_white_space() && !wide) return {};
  if (reader.peek() == U_SENTINEL) return {};
  if (u_charDigitValue(reader.peek()) < 0) return number;
  while (u_charDigitValue(reader.peek()) >= 0) reader.skip();
  return reader.peek() == '.' ? std::string{} : number;  // "12. 5. 2018" is a date
}

}  // namespace indexer
