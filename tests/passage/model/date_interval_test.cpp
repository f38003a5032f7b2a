#include "passage/model/date_interval.h"

#include <chrono>
#include <string>

#include <catch2/catch.hpp>

using namespace passage;

TEST_CASE("a date is the interval of days that it names") {
  const auto [text, first, last] = GENERATE(table<std::string, std::string, std::string>({
      {"2018", "2018-01-01", "2018-12-31"},
      {"2018-02", "2018-02-01", "2018-02-28"},
      {"2020-02", "2020-02-01", "2020-02-29"},
      {"1900-02", "1900-02-01", "1900-02-28"},
      {"2018-12", "2018-12-01", "2018-12-31"},
      {"2018-02-22", "2018-02-22", "2018-02-22"},
      {"2018-02-22T10:00:00Z", "2018-02-22", "2018-02-22"},
      {"2018-02-22 10:00", "2018-02-22", "2018-02-22"},
      {"0001", "0001-01-01", "0001-12-31"},
      {"9999-12-31", "9999-12-31", "9999-12-31"},
  }));
  CAPTURE(text);
  const auto date = parse_date(text);
  REQUIRE(date);
  CHECK(date->first_day == first);
  CHECK(date->last_day == last);
}

TEST_CASE("what is no date is none") {
  const auto* text = GENERATE("", "18", "201", "20188", "0000", "-2018", "+2018", "2018-", "2018-13", "2018-00",
                              "2018-2-3", "2018-02-30", "2019-02-29", "2018-02-22x", "2018/02/22", "22.02.2018",
                              "2018-02--1", "2018--1", "two thousand", "२०१८");
  CAPTURE(text);
  CHECK_FALSE(parse_date(text));
}

TEST_CASE("a range may be open at either end and never runs backwards") {
  CHECK(parse_date_range("2018..2021-06") == DateRange{"2018-01-01", "2021-06-30"});
  CHECK(parse_date_range("..2019") == DateRange{"", "2019-12-31"});
  CHECK(parse_date_range("2020..") == DateRange{"2020-01-01", ""});
  CHECK(parse_date_range("2018-02") == DateRange{"2018-02-01", "2018-02-28"});
  CHECK(parse_date_range("2018..2018") == DateRange{"2018-01-01", "2018-12-31"});
  CHECK_FALSE(parse_date_range(".."));
  CHECK_FALSE(parse_date_range("2021..2018"));
  CHECK_FALSE(parse_date_range("2018..x"));
  CHECK_FALSE(parse_date_range("2018...2019"));
  CHECK_FALSE(parse_date_range(""));
}

TEST_CASE("a day is one of the calendar, or none") {
  using namespace std::chrono;
  CHECK(calendar_day("2018-02-22") == sys_days(2018y / February / 22));
  CHECK(calendar_day("0001-01-01") == sys_days(year(1) / January / 1));
  CHECK(calendar_day("9999-12-31") == sys_days(9999y / December / 31));
  for (const char* text : {"", "2018", "2018-02", "2018-02-30", "2018-13-01", "2018-02-22T10:00", "2018/02/22",
                           "20180222xx", "-018-02-22", "2018-+2-22", "2018-02-x2"}) {
    CAPTURE(text);
    CHECK_FALSE(calendar_day(text));
  }
}
