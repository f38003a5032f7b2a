#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace indexer {

/// Compressed data that is damaged, cut short, or too large when unpacked.
class BadGzip : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Unpacks gzip, of one member or several, to at most `max_bytes`: the memory for more is never taken. Throws BadGzip.
[[nodiscard]] std::string gunzipped(std::string_view compressed, std::size_t max_bytes);

}  // namespace indexer
