#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace passage {

/// A date as people know it: a day, a month or a year, hence an interval of days, both ends included.
/// Days are ISO 8601 text ("2018-02-22"), which compares as the dates do; years run from 0001 to 9999.
struct DateInterval {
  std::string first_day;
  std::string last_day;
  std::string text;  ///< As declared: "2018", "2018-02" or "2018-02-22".

  friend bool operator==(const DateInterval&, const DateInterval&) = default;
};

/// Reads "YYYY", "YYYY-MM" or "YYYY-MM-DD"; a time behind a full date ("2018-02-22T10:00:00Z", "2018-02-22 10:00")
/// is ignored. Nothing for anything else, nor for a day that does not exist.
[[nodiscard]] std::optional<DateInterval> parse_date(std::string_view text);

/// The day of the calendar that a day of an interval ("2018-02-22") is; nothing for any other text.
[[nodiscard]] std::optional<std::chrono::sys_days> calendar_day(std::string_view day);

/// An interval whose ends may be open; an empty day is an open end.
struct DateRange {
  std::string first_day;
  std::string last_day;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Reads "DATE", "DATE..DATE", "..DATE" or "DATE..", each DATE as parse_date takes it. Nothing for anything else,
/// nor for a range that ends before it begins.
[[nodiscard]] std::optional<DateRange> parse_date_range(std::string_view text);

}  // namespace passage
