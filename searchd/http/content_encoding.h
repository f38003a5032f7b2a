#pragma once

#include <string>
#include <string_view>

namespace searchd::http {

/// Whether an Accept-Encoding header allows gzip (q values heeded; an absent or empty header does not).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// Whether a body of that Content-Type becomes smaller: text, JSON, XML, JavaScript, SVG.
[[nodiscard]] bool is_compressible(std::string_view content_type);

/// Bodies up to this size are sent as they are: they fit into one packet anyhow.
inline constexpr std::size_t min_compressed_size = 860;

/// The bytes as a gzip member.
[[nodiscard]] std::string gzipped(std::string_view bytes);

}  // namespace searchd::http
