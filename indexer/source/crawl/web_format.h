#pragma once

#include <cstdint>
#include <string_view>

namespace indexer {

/// What a crawler does with something.
enum class WebFormat : std::uint8_t {
  Page,   ///< Read for its text and its links.
  File,   ///< Read for its text: a PDF, a DOCX …
  Other,  ///< Not fetched, or not kept: pictures, programs, recordings, archives.
};

/// By its path alone, before it is fetched: what has no ending, or one that nobody knows, may be a page.
[[nodiscard]] WebFormat expected_format(std::string_view path);

/// By what the server says it is, and by its path where that says nothing.
[[nodiscard]] WebFormat delivered_format(std::string_view content_type, std::string_view path);

/// "text/html" of "text/HTML; charset=utf-8"; and "utf-8" of it, or empty.
[[nodiscard]] std::string_view media_type(std::string_view content_type);
[[nodiscard]] std::string_view charset_of(std::string_view content_type);

}  // namespace indexer
