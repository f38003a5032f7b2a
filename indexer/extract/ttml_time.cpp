#include "indexer/extract/ttml_time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "indexer/extract/caption_cues.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr double longest = 1e7;  // seconds, four months; beyond that a number is damage

/// A number that is not negative, removed from the text.
std::optional<double> take_number(std::string_view& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc{} || !std::isfinite(value) || value < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

/// A rate above zero, or what stands for it.
double rate(std::string_view text, double otherwise) {
  text = passage::trimmed(text);
  const auto value = take_number(text);
  return value && *value > 0 ? *value : otherwise;
}

}  // namespace

TtmlClock TtmlClock::of(const std::string& frame_rate, const std::string& multiplier, const std::string& tick_rate) {
  TtmlClock clock;
  clock.frame_rate = rate(frame_rate, clock.frame_rate);
  const std::size_t space = std::min(multiplier.find(' '), multiplier.size());
  clock.frame_rate *=
      rate(std::string_view(multiplier).substr(0, space), 1) / rate(std::string_view(multiplier).substr(space), 1);
  clock.tick_rate = rate(tick_rate, frame_rate.empty() ? clock.tick_rate : clock.frame_rate);
  return clock;
}

std::optional<double> ttml_time(std::string_view text, const TtmlClock& clock) {
  text = passage::trimmed(text);
  std::optional<double> seconds;
  if (std::ranges::count(text, ':') == 3) {
    std::string_view frames = text.substr(text.rfind(':') + 1);
    text = text.substr(0, text.rfind(':'));
    const auto count = take_number(frames);
    seconds = take_caption_time(text);
    if (!seconds || !count || !frames.empty() || !text.empty()) return std::nullopt;
    seconds = *seconds + *count / clock.frame_rate;
  } else if (text.find(':') != std::string_view::npos) {
    seconds = take_caption_time(text);
    if (!text.empty()) return std::nullopt;
  } else {
    const auto number = take_number(text);
    const struct {
      std::string_view name;
      double seconds;
    } units[] = {
        {"h", 3600}, {"m", 60}, {"s", 1}, {"ms", 0.001}, {"f", 1 / clock.frame_rate}, {"t", 1 / clock.tick_rate}};
    for (const auto& unit : units) {
      if (number && text == unit.name) seconds = *number * unit.seconds;
    }
  }
  return seconds && *seconds <= longest ? seconds : std::nullopt;
}

}  // namespace indexer
