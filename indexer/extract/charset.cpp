#include "indexer/extract/charset.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/localpointer.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "indexer/extract/charset_detection.h"
#include "indexer/extract/normalize_lines.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

/// Names whose meaning on the web differs from their definition, or that ICU does not know. What is named first is
/// looked up in lower case; ICU knows its own aliases for all others.
struct Meaning {
  std::string_view label;
  std::string_view charset;
};
constexpr std::array meanings{
    Meaning{"ascii", "windows-1252"},
    Meaning{"us-ascii", "windows-1252"},
    Meaning{"iso-8859-1", "windows-1252"},
    Meaning{"iso8859-1", "windows-1252"},
    Meaning{"latin1", "windows-1252"},
    Meaning{"iso-8859-9", "windows-1254"},
    Meaning{"iso-8859-11", "windows-874"},
    Meaning{"tis-620", "windows-874"},
    Meaning{"gb2312", "gb18030"},
    Meaning{"gbk", "gb18030"},
    Meaning{"x-gbk", "gb18030"},
    Meaning{"euc-kr", "windows-949"},
    Meaning{"ks_c_5601-1987", "windows-949"},
    Meaning{"uhc", "windows-949"},
    Meaning{"iso-8859-8-i", "iso-8859-8"},
    Meaning{"x-sjis", "shift_jis"},
    Meaning{"mac-cyrillic", "x-mac-cyrillic"},
    Meaning{"maccyrillic", "x-mac-cyrillic"},
    Meaning{"mac-centraleurope", "x-mac-centraleurroman"},
    Meaning{"macintosh", "macintosh"},
    Meaning{"utf8", "utf-8"},
};

struct ByteOrderMark {
  std::string_view mark;
  std::string_view charset;
};
// The mark of UTF-32LE begins with that of UTF-16LE and has to be tried first.
constexpr std::array byte_order_marks{
    ByteOrderMark{{"\xEF\xBB\xBF", 3}, "utf-8"},        ByteOrderMark{{"\xFF\xFE\x00\x00", 4}, "utf-32le"},
    ByteOrderMark{{"\x00\x00\xFE\xFF", 4}, "utf-32be"}, ByteOrderMark{{"\xFF\xFE", 2}, "utf-16le"},
    ByteOrderMark{{"\xFE\xFF", 2}, "utf-16be"},
};

std::string meaning_of(std::string_view label) {
  const std::string name = passage::ascii_lower(passage::trimmed(label));
  const auto found = std::ranges::find(meanings, name, &Meaning::label);
  return found == meanings.end() ? name : std::string(found->charset);
}

bool is_wide(std::string_view charset) {
  return charset.starts_with("utf-16") || charset.starts_with("utf-32") || charset.starts_with("iso-10646") ||
         charset.starts_with("ucs-");
}

icu::LocalUConverterPointer open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset.c_str(), &status);
  return icu::LocalUConverterPointer(U_FAILURE(status) ? nullptr : converter);
}

struct Decoding {
  std::string text;
  std::size_t malformed = 0;
};

/// Counts as malformed what became U+FFFD and the C1 controls, which no text means: bytes of another charset.
std::optional<Decoding> decode_as(const std::string& charset, std::string_view bytes) {
  const icu::LocalUConverterPointer converter = open_converter(charset);
  if (converter.isNull()) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString decoded(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.getAlias(), status);
  if (U_FAILURE(status)) return std::nullopt;
  Decoding result;
  for (std::int32_t i = 0; i < decoded.length(); ++i) {
    const char16_t c = decoded[i];
    if (c == 0xFFFD || c == 0x1A || (c >= 0x80 && c < 0xA0 && c != 0x85)) ++result.malformed;
  }
  result.text.reserve(bytes.size() + bytes.size() / 2);
  decoded.toUTF8String(result.text);
  return result;
}

/// Whether ASCII bytes mean themselves, apart from the few signs that national sets replace. EBCDIC or UTF-7 declared
/// in a page that could be read as ASCII so far is a mistake or an attack.
bool keeps_ascii(const std::string& charset) {
  constexpr std::string_view signs = "<html lang=\"en\">AZaz09 &;:/.,!?</html>";
  const auto decoded = decode_as(charset, signs);
  const auto seven_bit = decode_as(charset, "+ADw-");
  return decoded && decoded->text == signs && seven_bit && seven_bit->text == "+ADw-";
}

std::size_t count_non_ascii(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::ranges::count_if(bytes, [](char c) { return static_cast<unsigned char>(c) > 0x7F; }));
}

DecodedText finished(std::string text, std::string charset, std::size_t malformed) {
  return {normalize_lines(std::move(text)), std::move(charset), malformed};
}

/// The text in the declared charset, unless the bytes contradict: one in fifty of the bytes that matter is not in it.
std::optional<DecodedText> decode_as_declared(std::string_view label, std::string_view bytes, std::size_t non_ascii) {
  const std::string charset = meaning_of(label);
  if (charset.empty() || is_wide(charset) || !keeps_ascii(charset)) return std::nullopt;
  auto decoding = decode_as(charset, bytes);
  if (!decoding || decoding->malformed * 50 > non_ascii) return std::nullopt;
  return finished(std::move(decoding->text), charset, decoding->malformed);
}

DecodedText decode_or_replace(const std::string& charset, std::string_view bytes) {
  auto decoding = decode_as(charset, bytes);
  if (decoding) return finished(std::move(decoding->text), charset, decoding->malformed);
  auto western = decode_as("windows-1252", bytes);
  return finished(western ? std::move(western->text) : std::string{}, "windows-1252", western ? western->malformed : 0);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::span<const std::string_view> declared) {
  for (const ByteOrderMark& bom : byte_order_marks) {
    if (!bytes.starts_with(bom.mark)) continue;
    const std::string_view rest = bytes.substr(bom.mark.size());
    if (bom.charset == "utf-8" && passage::is_valid_utf8(rest)) return finished(std::string(rest), "utf-8", 0);
    return decode_or_replace(std::string(bom.charset), rest);
  }
  if (const std::string wide = detect_wide_charset(bytes); !wide.empty()) return decode_or_replace(wide, bytes);

  const std::size_t non_ascii = count_non_ascii(bytes);
  const bool escapes = bytes.find('\x1B') != std::string_view::npos;
  const bool valid_utf8 = passage::is_valid_utf8(bytes);
  // Text of another charset that happens to be valid UTF-8 does not exist in practice, whatever is declared.
  if (valid_utf8 && (non_ascii > 0 || !escapes)) return finished(std::string(bytes), "utf-8", 0);
  for (const std::string_view label : declared) {
    if (auto text = decode_as_declared(label, bytes, escapes ? bytes.size() : non_ascii)) return *std::move(text);
  }
  // One bad byte in a hundred, or a character cut through at the end, does not make another charset.
  if (auto text = decode_as_declared("utf-8", bytes, non_ascii); text && non_ascii > 0) return *std::move(text);
  const std::string charset = meaning_of(detect_charset(bytes));
  // Seven-bit text with escapes is ISO-2022 or nothing but ASCII with stray control characters.
  if (valid_utf8 && !charset.starts_with("iso-2022")) return finished(std::string(bytes), "utf-8", 0);
  return decode_or_replace(charset, bytes);
}

}  // namespace indexer
