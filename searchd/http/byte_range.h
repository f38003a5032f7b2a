#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace searchd::http {

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;  ///< Included.

  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

enum class RangeKind : std::uint8_t {
  Whole,          ///< No range, several, or one that cannot be read: the whole is sent.
  Part,           ///< One range that the file holds.
  Unsatisfiable,  ///< One range that lies outside.
};

struct RangeRequest {
  RangeKind kind = RangeKind::Whole;
  ByteRange range;

  friend bool operator==(const RangeRequest&, const RangeRequest&) = default;
};

/// Reads a Range header for something of `size` bytes.
[[nodiscard]] RangeRequest read_range(std::string_view header, std::uint64_t size);

}  // namespace searchd::http
