#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace indexer {

/// How a TTML file counts: frames and ticks in a second.
struct TtmlClock {
  double frame_rate = 30;
  double tick_rate = 1;

  /// Of the attributes of `tt`, each of which may be empty.
  static TtmlClock of(const std::string& frame_rate, const std::string& multiplier, const std::string& tick_rate);
};

/// Seconds of "00:01:02.500", "00:01:02:12" (frames), "62.5s", "500ms", "1.5m", "1h", "12f", "90t"; nothing for what is
/// no time.
[[nodiscard]] std::optional<double> ttml_time(std::string_view text, const TtmlClock& clock);

}  // namespace indexer
