#include "searchd/http/content_encoding.h"

#include <algorithm>
#include <array>
#include <optional>

#include <zlib.h>

#include "passage/error.h"
#include "passage/text/unicode.h"

namespace searchd::http {
namespace {

// Level 4 is twice as fast as the default level and leaves JSON 5 % larger.
constexpr int compression_level = 4;
constexpr int window_bits_of_gzip = 15 + 16;

/// Whether the parameters of a list element give it a weight above 0. An unreadable weight counts as 0.
bool has_weight(std::string_view parameters) {
  const std::string_view weight = passage::trimmed(parameters);
  if (weight.empty()) return true;
  if (weight.size() < 3 || (weight[0] != 'q' && weight[0] != 'Q') || weight[1] != '=') return false;
  const std::string_view number = weight.substr(2);
  if (number.find_first_not_of("0123456789.") != std::string_view::npos) return false;
  return number.find_first_not_of("0.") != std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<bool> gzip;
  std::optional<bool> anything;
  while (!accept_encoding.empty()) {
    const std::size_t comma = accept_encoding.find(',');
    const std::string_view element = accept_encoding.substr(0, comma);
    accept_encoding.remove_prefix(comma == std::string_view::npos ? accept_encoding.size() : comma + 1);
    const std::size_t semicolon = element.find(';');
    const std::string coding = passage::ascii_lower(passage::trimmed(element.substr(0, semicolon)));
    const bool wanted = semicolon == std::string_view::npos || has_weight(element.substr(semicolon + 1));
    if (coding == "gzip" || coding == "x-gzip") gzip = wanted;
    if (coding == "*") anything = wanted;
  }
  return gzip.value_or(anything.value_or(false));
}

bool is_compressible(std::string_view content_type) {
  constexpr std::array<std::string_view, 5> types{"application/json", "application/javascript", "application/x-ndjson",
                                                  "application/x-bibtex", "application/x-research-info-systems"};
  const std::string_view type = passage::trimmed(content_type.substr(0, content_type.find(';')));
  return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
         std::ranges::find(types, type) != types.end();
}

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, compression_level, Z_DEFLATED, window_bits_of_gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw passage::Error("zlib cannot start: out of memory?");
  }
  std::string compressed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
  stream.avail_out = static_cast<uInt>(compressed.size());
  const int result = deflate(&stream, Z_FINISH);
  compressed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw passage::Error("zlib could not compress an answer");
  return compressed;
}

}  // namespace searchd::http
