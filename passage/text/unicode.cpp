#include "passage/text/unicode.h"

#include <algorithm>
#include <array>
#include <vector>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "passage/error.h"

namespace passage {
namespace {

struct Mapping {
  char32_t from;
  std::string_view to;
};

// Letters that NFKC case folding keeps apart although people type one for the other. Arabic: yeh and alef maksura,
// kaf, heh and teh marbuta forms (the alef forms lose their hamza as a mark); Hebrew: the forms at the end of a word;
// Devanagari: the nukta and the two signs of a nasal.
constexpr std::array letter_mappings{
    Mapping{U'\u00E6', "ae"},      // æ
    Mapping{U'\u00F0', "d"},       // ð
    Mapping{U'\u00F8', "o"},       // ø
    Mapping{U'\u00FE', "th"},      // þ
    Mapping{U'\u0111', "d"},       // đ
    Mapping{U'\u0127', "h"},       // ħ
    Mapping{U'\u0131', "i"},       // ı
    Mapping{U'\u0142', "l"},       // ł
    Mapping{U'\u0153', "oe"},      // œ
    Mapping{U'\u02BC', "'"},       // ʼ
    Mapping{U'\u0451', "\u0435"},  // ё
    Mapping{U'\u0491', "\u0433"},  // ґ to г
    Mapping{U'\u05DA', "\u05DB"},  // ך to כ
    Mapping{U'\u05DD', "\u05DE"},  // ם to מ
    Mapping{U'\u05DF', "\u05E0"},  // ן to נ
    Mapping{U'\u05E3', "\u05E4"},  // ף to פ
    Mapping{U'\u05E5', "\u05E6"},  // ץ to צ
    Mapping{U'\u05F3', "'"},       // geresh
    Mapping{U'\u05F4', "\""},      // gershayim
    Mapping{U'\u0629', "\u0647"},  // ة to ه
    Mapping{U'\u0640', ""},        // tatweel
    Mapping{U'\u0649', "\u064A"},  // ى to ي
    Mapping{U'\u0671', "\u0627"},  // ٱ to ا
    Mapping{U'\u06A9', "\u0643"},  // ک to ك
    Mapping{U'\u06C1', "\u0647"},  // ہ to ه
    Mapping{U'\u06C3', "\u0647"},  // ۃ to ه
    Mapping{U'\u06CC', "\u064A"},  // ی to ي
    Mapping{U'\u06D5', "\u0647"},  // ە to ه
    Mapping{U'\u0901', "\u0902"},  // chandrabindu to anusvara
    Mapping{U'\u0929', "\u0928"},  // ऩ to न
    Mapping{U'\u0931', "\u0930"},  // ऱ to र
    Mapping{U'\u0934', "\u0933"},  // ऴ to ळ
    Mapping{U'\u093C', ""},        // nukta
    Mapping{U'\u2019', "'"},
};
static_assert(std::ranges::is_sorted(letter_mappings, {}, &Mapping::from));

/// Ethiopic syllables stand in rows, one for each consonant. Amharic writes some sounds with one row or another.
struct RowMapping {
  UChar32 from;
  UChar32 to;
};
constexpr UChar32 syllables_of_row = 8;
constexpr std::array row_mappings{
    RowMapping{0x1210, 0x1200},  // ሐ to ሀ
    RowMapping{0x1280, 0x1200},  // ኀ to ሀ
    RowMapping{0x12B8, 0x1200},  // ኸ to ሀ
    RowMapping{0x1220, 0x1230},  // ሠ to ሰ
    RowMapping{0x12D0, 0x12A0},  // ዐ to አ
    RowMapping{0x1340, 0x1338},  // ፀ to ጸ
};
// In these rows the first vowel and the fourth sound alike: ሀ and ሃ, አ and ኣ.
constexpr std::array rows_with_like_vowels{UChar32{0x1200}, UChar32{0x12A0}};
constexpr UChar32 fourth_vowel = 3;

UChar32 ethiopic_letter_of_sound(UChar32 character) {
  const UChar32 row = character & ~(syllables_of_row - 1);
  const auto mapping = std::ranges::find(row_mappings, row, &RowMapping::from);
  const UChar32 mapped = mapping == row_mappings.end() ? character : mapping->to + (character - row);
  const UChar32 mapped_row = mapped & ~(syllables_of_row - 1);
  const bool is_fourth = mapped - mapped_row == fourth_vowel;
  return is_fourth && std::ranges::find(rows_with_like_vowels, mapped_row) != rows_with_like_vowels.end() ? mapped_row
                                                                                                          : mapped;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) throw Error("ICU's normalisation data cannot be loaded; is the package libicu72 whole?");
  return *found;
}

bool is_mark(UChar32 character) {
  return (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0;
}

// Scripts in which a mark is an ornament that people leave out; elsewhere it is a letter (Thai, Devanagari, й, が).
bool loses_marks(UChar32 base) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(base, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return true;
    default:
      return false;
  }
}

bool is_cyrillic(UChar32 base) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(base, &status) == USCRIPT_CYRILLIC;
}

void append_utf8(std::string& out, UChar32 character) {
  std::array<char, U8_MAX_LENGTH> buffer{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer.data(), length, character);
  out.append(buffer.data(), static_cast<std::size_t>(length));
}

void append_mapped(std::string& out, UChar32 character) {
  const auto mapping = std::ranges::lower_bound(letter_mappings, static_cast<char32_t>(character), {}, &Mapping::from);
  if (mapping != letter_mappings.end() && mapping->from == static_cast<char32_t>(character)) {
    out += mapping->to;
  } else if (const std::int32_t digit = u_charDigitValue(character); digit >= 0) {
    out += static_cast<char>('0' + digit);
  } else {
    append_utf8(out, ethiopic_letter_of_sound(character));
  }
}

// The whole rule, for any text.
std::string fold_in_context(std::string_view word) {
  static const icu::Normalizer2& casefold = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance);
  static const icu::Normalizer2& decompose = normalizer(&icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2& compose = normalizer(&icu::Normalizer2::getNFCInstance);
  UErrorCode status = U_ZERO_ERROR;
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  const icu::UnicodeString letters = decompose.normalize(casefold.normalize(text, status), status);

  icu::UnicodeString kept;
  UChar32 base = 0;
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 character = letters.char32At(i);
    if (!is_mark(character)) {
      base = character;
    } else if (u_charType(character) == U_NON_SPACING_MARK && loses_marks(base)) {
      continue;
    }
    kept.append(character);
  }
  const icu::UnicodeString composed = compose.normalize(kept, status);
  if (U_FAILURE(status)) throw Error("a word cannot be folded: ICU is out of memory");

  std::string folded;
  base = 0;
  for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
    const UChar32 character = composed.char32At(i);
    // A stress mark that Russian readers are given; й and the like have been composed and are safe.
    const bool stress_mark = character == 0x0301 || character == 0x0300;
    if (stress_mark && is_cyrillic(base)) continue;
    if (!is_mark(character)) base = character;
    append_mapped(folded, character);
  }
  return folded;
}

// Folding a letter does not depend on its neighbours unless one of them is a mark or a conjoining jamo, so that words
// without those can be folded letter by letter from a table. Covers the scripts below U+2000.
struct LetterTable {
  static constexpr UChar32 size = 0x2000;
  std::array<std::string, size> folded;
  std::array<bool, size> needs_context{};

  LetterTable() {
    for (UChar32 character = 0; character < size; ++character) {
      needs_context[character] =
          is_mark(character) || (character >= 0x1100 && character < 0x1200) || !u_isdefined(character);
      if (needs_context[character]) continue;
      std::string letter;
      append_utf8(letter, character);
      folded[character] = fold_in_context(letter);
    }
  }
};

// Ideographs, kana and Hangul syllables fold to themselves.
bool folds_to_itself(UChar32 character) {
  return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3041 && character <= 0x3096) ||
         (character >= 0x30A1 && character <= 0x30FA) || character == 0x30FC ||
         (character >= 0xAC00 && character <= 0xD7A3);
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t length = text.size();
  // U8_NEXT counts in 32 bits; pieces of 1 GiB would split characters, so the loop is over 64-bit offsets.
  for (std::size_t i = 0; i < length;) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    std::int32_t step = 0;
    const auto rest = static_cast<std::int32_t>(std::min<std::size_t>(length - i, U8_MAX_LENGTH));
    UChar32 character = 0;
    U8_NEXT(bytes + i, step, rest, character);
    if (character < 0) return false;
    i += static_cast<std::size_t>(step);
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string valid;
  valid.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    std::int32_t step = 0;
    const auto rest = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - i, U8_MAX_LENGTH));
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(bytes + i, step, rest, character);
    append_utf8(valid, character);
    i += static_cast<std::size_t>(step);
  }
  return valid;
}

std::string fold(std::string_view word) {
  if (is_ascii(word)) return ascii_lower(word);
  static const LetterTable table;
  std::string folded;
  folded.reserve(word.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  for (std::size_t i = 0; i < word.size();) {
    std::int32_t step = 0;
    const auto rest = static_cast<std::int32_t>(std::min<std::size_t>(word.size() - i, U8_MAX_LENGTH));
    UChar32 character = 0;
    U8_NEXT(bytes + i, step, rest, character);
    if (character >= 0 && character < LetterTable::size && !table.needs_context[character]) {
      folded += table.folded[character];
    } else if (folds_to_itself(character)) {
      folded.append(word.substr(i, static_cast<std::size_t>(step)));
    } else {
      return fold_in_context(word);
    }
    i += static_cast<std::size_t>(step);
  }
  return folded;
}

std::string fold_symbol(std::string_view symbol) {
  std::string folded = fold(symbol);
  std::erase_if(folded, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  return folded;
}

std::string_view truncated(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0) == 0x80) --max_bytes;
  return text.substr(0, max_bytes);
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string lower_cased(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  std::string lower;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(lower);
  return lower;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::string_view first_character(std::string_view folded) {
  std::size_t size = 1;
  while (size < folded.size() && (folded[size] & 0xC0) == 0x80) ++size;
  return folded.substr(0, size);
}

std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      characters += byte;
    } else if (byte >= 0xC0) {
      characters += byte & (byte >= 0xF0 ? 0x07U : byte >= 0xE0 ? 0x0FU : 0x1FU);
    } else if (!characters.empty()) {
      characters.back() = characters.back() << 6 | (byte & 0x3FU);
    }
  }
  return characters;
}

}  // namespace passage
