#include "searchd/http/pages/year_histogram.h"

#include <catch2/catch.hpp>

using searchd::FacetValue;
using searchd::http::year_bars;
using searchd::http::YearBar;

TEST_CASE("single years are bars of their own, newest first, with those between that have none", "[year_histogram]") {
  CHECK(year_bars({{"2018", 5}, {"2021", 2}, {"2019", 1}}) ==
        std::vector<YearBar>{{2021, 2021, 2}, {2020, 2020, 0}, {2019, 2019, 1}, {2018, 2018, 5}});
  CHECK(year_bars({{"2018", 5}}) == std::vector<YearBar>{{2018, 2018, 5}});
  CHECK(year_bars({}).empty());
}

TEST_CASE("ten years are ten bars, eleven are taken two by two", "[year_histogram]") {
  CHECK(year_bars({{"2010", 1}, {"2019", 1}}).size() == 10);
  const std::vector<YearBar> bars = year_bars({{"2009", 1}, {"2010", 3}, {"2011", 4}, {"2019", 2}});
  CHECK(bars.size() == 6);
  CHECK(bars.front() == YearBar{2018, 2019, 2});
  CHECK(bars[4] == YearBar{2010, 2011, 7});
  CHECK(bars.back() == YearBar{2008, 2009, 1});
}

TEST_CASE("however long the time, there are ten bars at most and nothing is lost", "[year_histogram]") {
  for (const int oldest : {1, 999, 1500, 1945, 1991, 2003}) {
    for (const int newest : {oldest, 2024, 9999}) {
      CAPTURE(oldest, newest);
      std::uint32_t sum = 0;
      const auto bars = year_bars({{std::to_string(oldest), 3}, {std::to_string(newest), 4}});
      for (std::size_t i = 0; i < bars.size(); ++i) {
        sum += bars[i].count;
        if (i > 0) CHECK(bars[i].last + 1 == bars[i - 1].first);
      }
      CHECK(sum == 7);
      CHECK(bars.size() <= 10);
      CHECK(bars.back().first <= oldest);
      CHECK(bars.back().first >= 1);
      CHECK(bars.front().last >= newest);
      CHECK(bars.front().last <= 9999);
    }
  }
}

TEST_CASE("what is no year is left out", "[year_histogram]") {
  CHECK(year_bars({{"2018", 5}, {"", 1}, {"20x8", 1}, {"0", 1}, {"-5", 1}, {"10000", 1}, {"99999999999", 1}}) ==
        std::vector<YearBar>{{2018, 2018, 5}});
}
