#include "indexer/extract/visual_order.h"

#include <memory>
#include <new>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

namespace indexer {
namespace {

bool is_right_to_left(UChar32 c) {
  const UCharDirection direction = u_charDirection(c);
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool has_right_to_left(const icu::UnicodeString& text) {
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (is_right_to_left(text.char32At(i))) return true;
  }
  return false;
}

}  // namespace

bool is_mostly_right_to_left(const icu::UnicodeString& text) {
  std::int32_t balance = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (is_right_to_left(c)) {
      ++balance;
    } else if (u_isalpha(c)) {
      --balance;
    }
  }
  return balance > 0;
}

icu::UnicodeString reading_order(const icu::UnicodeString& seen, bool right_to_left_page) {
  if (!has_right_to_left(seen)) return seen;
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), &ubidi_close);
  if (!bidi) throw std::bad_alloc();
  UErrorCode error = U_ZERO_ERROR;
  ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
  const UBiDiLevel level = right_to_left_page ? 1 : 0;
  ubidi_setPara(bidi.get(), seen.getBuffer(), seen.length(), level, nullptr, &error);
  icu::UnicodeString read;
  const std::int32_t capacity = seen.length() + 1;
  const std::int32_t length = ubidi_writeReordered(bidi.get(), read.getBuffer(capacity), capacity,
                                                   UBIDI_DO_MIRRORING | UBIDI_KEEP_BASE_COMBINING, &error);
  read.releaseBuffer(U_SUCCESS(error) ? length : 0);
  return U_SUCCESS(error) ? read : seen;
}

}  // namespace indexer
