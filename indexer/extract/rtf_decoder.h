#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace indexer {

/// Makes UTF-8 of the text of a Rich Text document: bytes in the charsets of its fonts, and UTF-16 units beside them.
class RtfDecoder {
 public:
  /// What the document's head says (`\ansicpg1251`, `\mac`); Windows-1252 until then.
  void set_document_code_page(std::int32_t code_page);
  /// What the table of fonts says of a font: `\fcharset204`, or `\cpg1251` where it is more exact.
  void set_font_charset(std::int32_t font, std::int32_t charset);
  void set_font_code_page(std::int32_t font, std::int32_t code_page);

  /// The bytes that follow are text in this font.
  void use_font(std::int32_t font);
  void add_bytes(std::string_view bytes) { bytes_ += bytes; }
  void add_unit(char16_t unit);

  /// What was added since the last call.
  [[nodiscard]] std::string take();

 private:
  void decode_bytes();

  std::string document_charset_ = "windows-1252";
  std::map<std::int32_t, std::string> font_charsets_;
  std::string charset_ = document_charset_;
  std::string bytes_;
  std::u16string units_;
};

}  // namespace indexer
