#include "indexer/extract/clean_text.h"

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"

namespace indexer {
namespace {

/// What a reader cannot see and a page must not obey. Marks of direction (U+200E, U+200F) and joiners stay: they
/// belong to the spelling of Arabic, Persian and Hebrew.
bool is_removed(UChar32 c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool bidi_control = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool marks_nothing = c == 0x00AD || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
  return control || bidi_control || marks_nothing || U_IS_UNICODE_NONCHAR(c);
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  bool space_pending = false;
  const auto append = [&](const char* bytes, std::size_t size) {
    if (space_pending && !clean.empty()) clean += ' ';
    space_pending = false;
    clean.append(bytes, size);
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    while (i < text.size() && text[i] > ' ' && text[i] < '\x7F') ++i;
    if (i > start) append(text.data() + start, i - start);
    if (i == text.size()) break;
    const std::size_t before = i;
    const UChar32 c = next_code_point(text, i);
    if (u_isUWhiteSpace(c)) {
      space_pending = true;
    } else if (c < 0) {
      append("\xEF\xBF\xBD", 3);
    } else if (!is_removed(c)) {
      append(text.data() + before, i - before);
    }
  }
  return clean;
}

bool holds_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isalnum(next_code_point(text, at))) return true;
  }
  return false;
}

}  // namespace indexer
