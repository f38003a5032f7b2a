#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>

namespace indexer {

enum class ProgressMode : std::uint8_t { None, Bar, Plain, Json };

/// The mode of that name in CONTRACT.md ("auto" is a bar on a terminal, else plain lines); nothing for another name.
[[nodiscard]] std::optional<ProgressMode> progress_mode(std::string_view name, bool on_terminal);

/// How far a phase of the run is.
struct ProgressState {
  std::string phase;  ///< "reading", "indexing", "publishing"
  std::uint64_t done = 0;
  std::uint64_t total = 0;  ///< 0 where nobody knows.
  std::uint64_t bytes = 0;
  std::uint64_t total_bytes = 0;  ///< 0 where bytes are not counted.
  double seconds = 0;             ///< Since the phase began.
};

/// One line without its end: rate, and the time that remains when it can be told.
[[nodiscard]] std::string progress_line(ProgressMode mode, const ProgressState& state);

/// Tells whoever watches how far a long run is: a bar that is drawn over, or a line every few seconds. Thread-safe.
class Progress {
 public:
  /// Writes to `out`, which outlives it and is used by nothing else between begin() and end().
  Progress(ProgressMode mode, std::ostream& out);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void begin(std::string_view phase, std::uint64_t total = 0, std::uint64_t total_bytes = 0);
  void advance(std::uint64_t done, std::uint64_t bytes = 0);
  void end();  ///< Draws the last state.

 private:
  void draw();
  void run();

  ProgressMode mode_;
  std::ostream& out_;
  std::atomic<std::uint64_t> done_{0};
  std::atomic<std::uint64_t> bytes_{0};
  std::mutex mutex_;  // guards what follows
  std::condition_variable wake_;
  ProgressState state_;
  std::chrono::steady_clock::time_point began_;
  bool running_ = false;
  std::thread ticker_;
};

}  // namespace indexer
