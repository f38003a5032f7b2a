#include "indexer/sandbox/frame.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <system_error>

#include <poll.h>
#include <unistd.h>

#include "passage/error.h"

namespace indexer {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t header_size = 8;

int milliseconds_until(Deadline deadline) {
  if (deadline == no_deadline) return -1;
  const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

[[noreturn]] void pipe_failed(const char* call) {
  throw passage::Error(std::string("the pipe to the extractor failed in ") + call + ": " +
                       std::generic_category().message(errno));
}

/// Whether the descriptor became ready (or its other side went away) before the deadline.
bool wait_for(int descriptor, short events, Deadline deadline) {
  for (;;) {
    pollfd entry{descriptor, events, 0};
    const int ready = ::poll(&entry, 1, milliseconds_until(deadline));
    if (ready > 0) return true;
    if (ready == 0 && steady_clock::now() >= deadline) return false;
    if (ready < 0 && errno != EINTR) pipe_failed("poll");
  }
}

FrameStatus send_bytes(int descriptor, std::string_view bytes, Deadline deadline) {
  while (!bytes.empty()) {
    if (!wait_for(descriptor, POLLOUT, deadline)) return FrameStatus::TimedOut;
    const ssize_t sent = ::write(descriptor, bytes.data(), bytes.size());
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EPIPE) {
      return FrameStatus::Ended;
    } else if (errno != EINTR && errno != EAGAIN) {
      pipe_failed("write");
    }
  }
  return FrameStatus::Complete;
}

FrameStatus receive_bytes(int descriptor, std::span<char> bytes, Deadline deadline) {
  while (!bytes.empty()) {
    if (!wait_for(descriptor, POLLIN, deadline)) return FrameStatus::TimedOut;
    const ssize_t received = ::read(descriptor, bytes.data(), bytes.size());
    if (received > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(received));
    } else if (received == 0) {
      return FrameStatus::Ended;
    } else if (errno != EINTR && errno != EAGAIN) {
      pipe_failed("read");
    }
  }
  return FrameStatus::Complete;
}

}  // namespace

FrameStatus send_frame(int descriptor, std::span<const std::string_view> parts, Deadline deadline) {
  std::uint64_t length = 0;
  for (const std::string_view part : parts) length += part.size();
  std::array<char, header_size> header;
  for (std::size_t i = 0; i < header_size; ++i) header[i] = static_cast<char>(length >> (8 * i) & 0xff);

  FrameStatus status = send_bytes(descriptor, {header.data(), header.size()}, deadline);
  for (const std::string_view part : parts) {
    if (status != FrameStatus::Complete) break;
    status = send_bytes(descriptor, part, deadline);
  }
  return status;
}

FrameStatus receive_frame(int descriptor, std::string& payload, std::size_t max_bytes, Deadline deadline) {
  std::array<char, header_size> header;
  if (const FrameStatus status = receive_bytes(descriptor, header, deadline); status != FrameStatus::Complete) {
    return status;
  }
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < header_size; ++i) {
    length |= static_cast<std::uint64_t>(static_cast<unsigned char>(header[i])) << (8 * i);
  }
  if (length > max_bytes) return FrameStatus::TooLarge;
  payload.resize(length);
  return receive_bytes(descriptor, payload, deadline);
}

}  // namespace indexer
