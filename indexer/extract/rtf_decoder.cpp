#include "indexer/extract/rtf_decoder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <unicode/localpointer.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace indexer {
namespace {

constexpr std::size_t most_fonts = 10'000;

struct FontCharset {
  std::int32_t number;
  std::int32_t code_page;
};
// The numbers are Windows' own. 1 is "the default", 2 "symbols": their bytes are read as the document's.
constexpr std::array font_charsets{
    FontCharset{0, 1252},   FontCharset{77, 10000}, FontCharset{128, 932},  FontCharset{129, 949},
    FontCharset{134, 936},  FontCharset{136, 950},  FontCharset{161, 1253}, FontCharset{162, 1254},
    FontCharset{163, 1258}, FontCharset{177, 1255}, FontCharset{178, 1256}, FontCharset{186, 1257},
    FontCharset{204, 1251}, FontCharset{222, 874},  FontCharset{238, 1250}, FontCharset{254, 437},
    FontCharset{255, 850},
};

struct CodePage {
  std::int32_t number;
  std::string_view charset;
};
constexpr std::array code_pages{
    CodePage{874, "windows-874"},     CodePage{932, "ibm-943"},          CodePage{936, "gb18030"},
    CodePage{949, "windows-949"},     CodePage{950, "windows-950"},      CodePage{10000, "macintosh"},
    CodePage{10006, "x-mac-greek"},   CodePage{10007, "x-mac-cyrillic"}, CodePage{10029, "x-mac-centraleurroman"},
    CodePage{10081, "x-mac-turkish"}, CodePage{28591, "iso-8859-1"},     CodePage{65001, "utf-8"},
};

std::string name_of(std::int32_t code_page) {
  const auto found = std::ranges::find(code_pages, code_page, &CodePage::number);
  if (found != code_pages.end()) return std::string(found->charset);
  const bool of_windows = code_page >= 1250 && code_page <= 1258;
  return (of_windows ? "windows-" : "ibm-") + std::to_string(code_page);
}

/// Nothing for a code page that nobody knows.
std::optional<std::string> charset_of(std::int32_t code_page) {
  std::string name = name_of(code_page);
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::optional(std::move(name)) : std::nullopt;
}

}  // namespace

void RtfDecoder::set_document_code_page(std::int32_t code_page) {
  if (const auto charset = charset_of(code_page)) charset_ = document_charset_ = *charset;
}

void RtfDecoder::set_font_charset(std::int32_t font, std::int32_t charset) {
  const auto found = std::ranges::find(font_charsets, charset, &FontCharset::number);
  if (found != font_charsets.end()) set_font_code_page(font, found->code_page);
}

void RtfDecoder::set_font_code_page(std::int32_t font, std::int32_t code_page) {
  const auto charset = font_charsets_.size() < most_fonts ? charset_of(code_page) : std::nullopt;
  if (charset) font_charsets_[font] = *charset;
}

void RtfDecoder::use_font(std::int32_t font) {
  const auto found = font_charsets_.find(font);
  const std::string& charset = found == font_charsets_.end() ? document_charset_ : found->second;
  if (charset == charset_) return;
  decode_bytes();
  charset_ = charset;
}

void RtfDecoder::add_unit(char16_t unit) {
  decode_bytes();
  units_ += unit;
}

void RtfDecoder::decode_bytes() {
  if (bytes_.empty()) return;
  const icu::UnicodeString decoded(bytes_.data(), static_cast<std::int32_t>(bytes_.size()), charset_.c_str());
  units_.append(decoded.getBuffer(), static_cast<std::size_t>(decoded.length()));
  bytes_.clear();
}

std::string RtfDecoder::take() {
  decode_bytes();
  std::string text;
  icu::UnicodeString(units_.data(), static_cast<std::int32_t>(units_.size())).toUTF8String(text);
  units_.clear();
  return text;
}

}  // namespace indexer
