#include "indexer/progress.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace indexer {
namespace {

using namespace std::chrono_literals;

constexpr double megabyte = 1e6;
constexpr double settled_seconds = 2;  // before that a rate says nothing about the rest

struct Mode {
  std::string_view name;
  ProgressMode mode;
};
constexpr std::array modes{Mode{"none", ProgressMode::None}, Mode{"plain", ProgressMode::Plain},
                           Mode{"json", ProgressMode::Json}};

std::chrono::milliseconds interval(ProgressMode mode) {
  return mode == ProgressMode::Bar ? 200ms : mode == ProgressMode::Json ? 1000ms : 5000ms;
}

template <typename... Values>
std::string formatted(const char* format, Values... values) {
  std::array<char, 128> buffer{};
  (void)std::snprintf(buffer.data(), buffer.size(), format, values...);
  return buffer.data();
}

/// The done part of the whole, by bytes where they are known: files differ too much in size.
double fraction(const ProgressState& state) {
  const auto ratio = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 1.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
  };
  return state.total_bytes > 0 ? ratio(state.bytes, state.total_bytes) : ratio(state.done, state.total);
}

std::optional<double> remaining_seconds(const ProgressState& state) {
  const double part = fraction(state);
  if (state.seconds < settled_seconds || part <= 0) return std::nullopt;
  return state.seconds * (1 - part) / part;
}

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole >= 3600) return formatted("%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  return formatted("%ld:%02ld", whole / 60, whole % 60);
}

std::string json_line(const ProgressState& state) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
  out.SetMaxDecimalPlaces(3);
  out.StartObject();
  out.Key("phase");
  out.String(state.phase.c_str());
  out.Key("done");
  out.Uint64(state.done);
  out.Key("total");
  out.Uint64(state.total);
  out.Key("bytes");
  out.Uint64(state.bytes);
  out.Key("seconds");
  out.Double(state.seconds);
  if (const auto rest = remaining_seconds(state)) {
    out.Key("remainingSeconds");
    out.Double(*rest);
  }
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string bar(double part) {
  constexpr std::size_t width = 24;
  const auto full = static_cast<std::size_t>(part * width);
  return "[" + std::string(full, '#') + std::string(width - full, '.') + "] ";
}

}  // namespace

std::optional<ProgressMode> progress_mode(std::string_view name, bool on_terminal) {
  if (name == "auto") return on_terminal ? ProgressMode::Bar : ProgressMode::Plain;
  const auto found = std::ranges::find(modes, name, &Mode::name);
  return found == modes.end() ? std::nullopt : std::optional(found->mode);
}

std::string progress_line(ProgressMode mode, const ProgressState& state) {
  if (mode == ProgressMode::Json) return json_line(state);
  if (state.total == 0) return state.phase + "  " + duration(state.seconds);
  std::string line = mode == ProgressMode::Bar ? bar(fraction(state)) : std::string{};
  line += state.phase + " " + formatted("%3.0f%%  ", fraction(state) * 100);
  line += std::to_string(state.done) + "/" + std::to_string(state.total);
  if (state.seconds > 0) {
    line += formatted("  %.0f/s", static_cast<double>(state.done) / state.seconds);
    if (state.total_bytes > 0)
      line += formatted("  %.1f MB/s", static_cast<double>(state.bytes) / megabyte / state.seconds);
  }
  if (state.done < state.total) {
    if (const auto rest = remaining_seconds(state)) line += "  " + duration(*rest) + " left";
  } else {
    line += "  in " + duration(state.seconds);
  }
  return line;
}

Progress::Progress(ProgressMode mode, std::ostream& out) : mode_(mode), out_(out) {}

Progress::~Progress() {
  end();
}

void Progress::begin(std::string_view phase, std::uint64_t total, std::uint64_t total_bytes) {
  end();
  done_ = 0;
  bytes_ = 0;
  state_ = {.phase = std::string(phase), .total = total, .total_bytes = total_bytes};
  began_ = std::chrono::steady_clock::now();
  running_ = true;
  if (mode_ != ProgressMode::None) ticker_ = std::thread([this] { run(); });
}

void Progress::advance(std::uint64_t done, std::uint64_t bytes) {
  done_ += done;
  bytes_ += bytes;
}

void Progress::end() {
  {
    const std::lock_guard lock(mutex_);
    if (!running_) return;
    running_ = false;
  }
  wake_.notify_all();
  if (!ticker_.joinable()) return;
  ticker_.join();
  draw();
  if (mode_ == ProgressMode::Bar) out_ << '\n' << std::flush;
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, interval(mode_), [this] { return !running_; })) draw();
}

void Progress::draw() {
  state_.done = done_;
  state_.bytes = bytes_;
  state_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  // "\x1b[K" clears what a longer line has left.
  if (mode_ == ProgressMode::Bar) {
    out_ << '\r' << progress_line(mode_, state_) << "\x1b[K" << std::flush;
  } else {
    out_ << progress_line(mode_, state_) << '\n' << std::flush;
  }
}

}  // namespace indexer
