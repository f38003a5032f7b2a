#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace indexer {

/// A text in UTF-8 without NUL and without control characters but \n and \t; every line end is \n.
struct DecodedText {
  std::string text;
  std::string charset;        ///< What it was decoded from, in lower case: "utf-8", "windows-1252", "shift_jis".
  std::size_t malformed = 0;  ///< Sequences that the charset does not know; each became U+FFFD.
};

/// Decodes by, in this order: a byte order mark; the first of the `declared` charsets (most trusted first; empty and
/// unknown names are passed over) that the bytes do not contradict; UTF-8 if the bytes are valid UTF-8; detection.
/// Names mean what browsers mean by them: iso-8859-1 is windows-1252, gb2312 is gb18030.
[[nodiscard]] DecodedText decode_text(std::string_view bytes, std::span<const std::string_view> declared = {});

/// The charset that a document declares in its first bytes, by an XML declaration or an HTML meta element; or empty.
[[nodiscard]] std::string charset_in_markup(std::string_view bytes);

/// The charset parameter of a content type ("text/html; charset=koi8-r"), or empty.
[[nodiscard]] std::string charset_in_content_type(std::string_view content_type);

}  // namespace indexer
