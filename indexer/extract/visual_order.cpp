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

/// Files disagree on the brackets of a right-to-left text: some hold their shapes, most what they mean. Read wrongly,
/// the first bracket of a line closes and the last one opens.
bool has_turned_brackets(const icu::UnicodeString& text) {
  UChar32 first = 0;
  UChar32 last = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_getBidiPairedBracket(c) == c) continue;
    if (first == 0) first = c;
    last = c;
  }
  const auto type = [](UChar32 c) { return u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE); };
  return first != 0 && type(first) == U_BPT_CLOSE && type(last) == U_BPT_OPEN;
}

icu::UnicodeString reordered(UBiDi* bidi, std::int32_t length, std::uint16_t options, UErrorCode& error) {
  icu::UnicodeString result;
  const std::int32_t capacity = length + 1;
  const std::int32_t written = ubidi_writeReordered(bidi, result.getBuffer(capacity), capacity, options, &error);
  result.releaseBuffer(U_SUCCESS(error) ? written : 0);
  return result;
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
  ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_NUMBERS_AS_L);
  const UBiDiLevel level = right_to_left_page ? 1 : 0;
  ubidi_setPara(bidi.get(), seen.getBuffer(), seen.length(), level, nullptr, &error);
  icu::UnicodeString read = reordered(bidi.get(), seen.length(), UBIDI_KEEP_BASE_COMBINING, error);
  if (has_turned_brackets(read)) {
    read = reordered(bidi.get(), seen.length(), UBIDI_KEEP_BASE_COMBINING | UBIDI_DO_MIRRORING, error);
  }
  return U_SUCCESS(error) ? read : seen;
}

}  // namespace indexer
