#include "tests/relevance/cross_language_report.h"

#include <sstream>

#include <catch2/catch.hpp>

using relevance::CrossLanguageResult;
using relevance::grouped;

namespace {

const std::vector<CrossLanguageResult> results = {{{"zh-1", "zh", "one", "en", {"a"}}, 1, 2},
                                                  {{"zh-2", "zh", "two", "fr", {"b", "c"}}, 4, 0},
                                                  {{"en-1", "en", "three", "es", {"d"}}, 0, 10},
                                                  {{"en-2", "en", "four", "fr", {"e"}}, 2, 11}};

}  // namespace

TEST_CASE("cross-language report: the means of each group") {
  struct Case {
    std::string name;
    std::size_t queries;
    double filtered;
    double unfiltered;
  };
  const Case cases[] = {{"all", 4, 1.75 / 4, 0.6 / 4},       {"into en and es", 2, 0.5, 0.3},
                        {"into the others", 2, 0.75 / 2, 0}, {"into en", 1, 1, 0.5},
                        {"into fr", 2, 0.75 / 2, 0},         {"into es", 1, 0, 0.1},
                        {"from zh", 2, 1.25 / 2, 0.25},      {"from en", 2, 0.25, 0.05}};
  const auto groups = grouped(results);
  REQUIRE(groups.size() == std::size(cases));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    CAPTURE(cases[i].name);
    CHECK(groups[i].name == cases[i].name);
    CHECK(groups[i].queries == cases[i].queries);
    CHECK(groups[i].filtered == Approx(cases[i].filtered));
    CHECK(groups[i].unfiltered == Approx(cases[i].unfiltered));
  }
}

TEST_CASE("cross-language report: the table") {
  std::ostringstream out;
  relevance::write_groups({{"into fr", 2, 0.375, 0.05}}, out);
  CHECK(out.str() ==
        "MRR@10           queries  filtered  unfiltered\n"
        "into fr                2    0.3750      0.0500\n");
}

TEST_CASE("cross-language report: misses are the queries whose right document is not first within the filter") {
  std::ostringstream out;
  relevance::write_misses(results, out);
  CHECK(out.str() ==
        "query\ttarget\tfiltered\tunfiltered\ttext\trelevant\n"
        "zh-2\tfr\t4\t-\ttwo\tb, c\n"
        "en-1\tes\t-\t10\tthree\td\n"
        "en-2\tfr\t2\t11\tfour\te\n");
}
