#include "searchd/search/title_query.h"

#include <string>

#include <catch2/catch.hpp>

#include "searchd/search/query_parser.h"
#include "searchd/search/query_planner.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

/// What weighs titles; empty where nothing does.
std::string of_titles(const std::string& query, std::vector<Rendering> renderings = {}) {
  OpenIndex index = tiny_index();
  QueryPlan plan = plan_query(parse_query(query).root, index.snapshot, index.analyzer);
  const std::size_t before = plan.closeness.size();
  if (!renderings.empty()) plan.words.front().renderings = std::move(renderings);
  weigh_titles(plan, index.analyzer);
  return plan.closeness.size() == before ? "" : plan.closeness.back().query.get_description();
}

}  // namespace

TEST_CASE("titles weigh by the words as typed and by what they are called otherwise") {
  CHECK_THAT(of_titles("Asylum"), Catch::EndsWith(" Sasylum)"));
  CHECK_THAT(of_titles("asylum", {{"solicitud de asilo", "es"}}),
             Catch::EndsWith("(Sasylum SYNONYM (Ssolicitud AND Sasilo)))"));
  CHECK_THAT(of_titles("asylum detention"), Catch::Contains("Sasylum") && Catch::Contains("Sdetention"));
}

TEST_CASE("titles do not weigh for what is no typed word") {
  CHECK(of_titles("\"right to seek asylum\"").empty());
  CHECK(of_titles("kind:report").empty());
  CHECK(of_titles("").empty());
}
