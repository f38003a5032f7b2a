#include "indexer/extract/letter_count.h"

#include <cstdint>

#include <unicode/uchar.h>

namespace indexer {
namespace {

constexpr std::size_t least = 20;  // a few signs on a picture are no text
constexpr std::size_t half = 2;
constexpr std::size_t words_apart = 20;  // characters: words of most languages are far shorter
constexpr UChar32 glyph_space = 3;
constexpr UChar32 replacement = 0xFFFD;

bool means_nothing(UChar32 c) {
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
    case U_SURROGATE:
      return true;
    default:
      return c == replacement;
  }
}

}  // namespace

void LetterCount::add(const icu::UnicodeString& text) {
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c)) continue;
    ++all_;
    if (means_nothing(c)) ++meaningless_;
    if (c == glyph_space) ++glyph_spaces_;
  }
}

bool LetterCount::is_garbage() const {
  return all_ >= least && (meaningless_ * half > all_ || glyph_spaces_ * words_apart > all_);
}

}  // namespace indexer
