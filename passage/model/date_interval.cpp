#include "passage/model/date_interval.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace passage {
namespace {

bool read_digits(std::string_view& text, std::size_t count, int& value) {
  if (text.size() < count) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + count, value);
  if (error != std::errc{} || end != text.data() + count || text.front() == '-') return false;
  text.remove_prefix(count);
  return true;
}

std::string to_text(const std::chrono::year_month_day& day) {
  std::array<char, 16> buffer{};
  (void)std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                      static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return buffer.data();
}

}  // namespace

std::optional<DateInterval> parse_date(std::string_view text) {
  using namespace std::chrono;
  const std::string_view whole = text;
  int y = 0, m = 0, d = 0;
  if (!read_digits(text, 4, y) || y == 0) return std::nullopt;
  const year in_year{y};
  if (text.empty())
    return DateInterval{to_text(in_year / January / 1), to_text(in_year / December / 31), std::string(whole)};
  if (text.front() != '-') return std::nullopt;
  text.remove_prefix(1);
  if (!read_digits(text, 2, m)) return std::nullopt;
  const month in_month{static_cast<unsigned>(m)};
  if (!in_month.ok()) return std::nullopt;
  if (text.empty()) {
    return DateInterval{to_text(in_year / in_month / 1), to_text(year_month_day(in_year / in_month / last)),
                        std::string(whole)};
  }
  if (text.front() != '-') return std::nullopt;
  text.remove_prefix(1);
  if (!read_digits(text, 2, d)) return std::nullopt;
  const year_month_day day{in_year, in_month, std::chrono::day{static_cast<unsigned>(d)}};
  if (!day.ok() || (!text.empty() && text.front() != 'T' && text.front() != ' ')) return std::nullopt;
  return DateInterval{to_text(day), to_text(day), to_text(day)};
}

std::optional<std::chrono::sys_days> calendar_day(std::string_view day) {
  constexpr std::size_t length = std::string_view("2018-02-22").size();
  int y = 0, m = 0, d = 0;
  if (day.size() != length || day[4] != '-' || day[7] != '-' || !read_digits(day, 4, y)) return std::nullopt;
  day.remove_prefix(1);
  if (!read_digits(day, 2, m)) return std::nullopt;
  day.remove_prefix(1);
  if (!read_digits(day, 2, d)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
                                         std::chrono::day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::optional<DateRange> parse_date_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto date = parse_date(text);
    if (!date) return std::nullopt;
    return DateRange{date->first_day, date->last_day};
  }
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = text.substr(dots + 2);
  if (from.empty() && to.empty()) return std::nullopt;
  DateRange range;
  if (!from.empty()) {
    const auto date = parse_date(from);
    if (!date) return std::nullopt;
    range.first_day = date->first_day;
  }
  if (!to.empty()) {
    const auto date = parse_date(to);
    if (!date) return std::nullopt;
    range.last_day = date->last_day;
  }
  if (!range.first_day.empty() && !range.last_day.empty() && range.last_day < range.first_day) return std::nullopt;
  return range;
}

}  // namespace passage
