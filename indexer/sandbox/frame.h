#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace indexer {

// Frames are what the indexer and its extractor say to each other over two pipes: eight bytes of length, the lowest
// first, then so many bytes.

using Deadline = std::chrono::steady_clock::time_point;
constexpr Deadline no_deadline = Deadline::max();

enum class FrameStatus {
  Complete,
  Ended,     ///< The other side closed the pipe, or died.
  TimedOut,  ///< The deadline passed first.
  TooLarge,  ///< The frame says that it is larger than allowed; none of it was read.
};

/// Sends the parts as one frame. Holds the deadline if the descriptor is non-blocking. SIGPIPE must be ignored.
/// Throws passage::Error when the system fails.
[[nodiscard]] FrameStatus send_frame(int descriptor, std::span<const std::string_view> parts, Deadline deadline);

/// Receives one frame of at most `max_bytes` into `payload`. Holds the deadline if the descriptor is non-blocking.
/// Throws passage::Error when the system fails.
[[nodiscard]] FrameStatus receive_frame(int descriptor, std::string& payload, std::size_t max_bytes, Deadline deadline);

}  // namespace indexer
