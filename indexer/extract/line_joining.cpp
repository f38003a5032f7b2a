#include "indexer/extract/line_joining.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "indexer/extract/code_point.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::array hyphens{std::string_view("-"), std::string_view("\u2010")};
constexpr std::array scripts_without_spaces{USCRIPT_HAN,  USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_BOPOMOFO,
                                            USCRIPT_THAI, USCRIPT_KHMER,    USCRIPT_LAO,      USCRIPT_MYANMAR};

UChar32 first_code_point(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

std::string_view without_last_code_point(std::string_view text) {
  std::size_t size = text.size();
  while (size > 0 && (static_cast<unsigned char>(text[size - 1]) & 0xC0) == 0x80) --size;
  return text.substr(0, size == 0 ? 0 : size - 1);
}

UChar32 last_code_point(std::string_view text) {
  return first_code_point(text.substr(without_last_code_point(text).size()));
}

/// Bytes of the hyphen that ends the text, behind a letter or digit; 0 without one.
std::size_t final_hyphen(std::string_view text) {
  for (const std::string_view hyphen : hyphens) {
    if (!text.ends_with(hyphen)) continue;
    return u_isalnum(last_code_point(text.substr(0, text.size() - hyphen.size()))) ? hyphen.size() : 0;
  }
  return 0;
}

bool is_wide_punctuation(UChar32 c) {
  return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65);
}

bool is_unspaced(UChar32 c) {
  if (is_wide_punctuation(c) || c == 0x30FC || c == 0x30FB) return true;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  return std::ranges::find(scripts_without_spaces, script) != scripts_without_spaces.end();
}

std::string_view last_word(std::string_view text) {
  return text.substr(std::min(text.size(), text.rfind(' ') + 1));
}

std::string_view first_letters(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t next = 0; next < text.size(); at = next) {
    if (!u_isalpha(next_code_point(text, next))) break;
  }
  return text.substr(0, at);
}

}  // namespace

void LineJoiner::learn(std::string_view line) {
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    const std::size_t hyphen = word.find('-');
    if (hyphen != std::string_view::npos && hyphen > 0) {
      const std::string_view rest = first_letters(word.substr(hyphen + 1));
      if (!rest.empty()) compounds_.insert(passage::ascii_lower(word.substr(0, hyphen + 1 + rest.size())));
    }
    line.remove_prefix(std::min(line.size(), word.size() + 1));
  }
}

bool LineJoiner::is_compound(std::string_view paragraph, std::string_view line) const {
  std::string whole = passage::ascii_lower(last_word(paragraph));
  whole += passage::ascii_lower(first_letters(line));
  return compounds_.contains(whole);
}

bool LineJoiner::ends_with_hyphen(std::string_view text) {
  return final_hyphen(text) > 0;
}

bool LineJoiner::is_broken_word(std::string_view text, std::string_view next) {
  return final_hyphen(text) > 0 && u_islower(first_code_point(next));
}

void LineJoiner::append(std::string& paragraph, std::string_view line, bool soft_hyphen) const {
  if (paragraph.empty() || line.empty()) {
    paragraph += line;
    return;
  }
  const std::size_t hyphen = final_hyphen(paragraph);
  const bool glued =
      soft_hyphen || hyphen > 0 || (is_unspaced(last_code_point(paragraph)) && is_unspaced(first_code_point(line)));
  if (!soft_hyphen && is_broken_word(paragraph, line) && !is_compound(paragraph, line)) {
    paragraph.resize(paragraph.size() - hyphen);
  }
  if (!glued) paragraph += ' ';
  paragraph += line;
}

}  // namespace indexer
