#pragma once

#include <chrono>
#include <cstddef>

namespace indexer {

/// What fetching one thing may cost.
struct HttpLimits {
  std::size_t body = std::size_t{64} << 20;   ///< Bytes, as sent and uncompressed.
  std::size_t head = std::size_t{256} << 10;  ///< Bytes of all header fields of an answer.
  unsigned redirects = 5;
  unsigned attempts = 4;                  ///< While the server says 429 or 503.
  std::chrono::seconds longest_wait{60};  ///< Between two attempts; a server that asks for more is left alone.
  std::chrono::milliseconds connecting{10'000};
  std::chrono::milliseconds transfer{180'000};  ///< From the first byte asked to the last one received.
  std::chrono::seconds stalled{30};             ///< With less than `slowest` bytes a second.
  long slowest = 100;
};

}  // namespace indexer
