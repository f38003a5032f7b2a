#include "searchd/search/expansion/plan_expansion.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "searchd/search/query_parser.h"
#include "searchd/search/query_planner.h"
#include "searchd/search/searcher.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

const Expander& expander() {
  static const Expander only({});
  return only;
}

SearchAnswer ask(std::string query, bool expand) {
  OpenIndex index = tiny_index();
  SearchRequest request;
  request.query = std::move(query);
  request.expand = expand;
  return search_index(request, {}, index, &expander());
}

bool has(const SearchAnswer& answer, std::string_view work) {
  return std::ranges::any_of(answer.hits, [&](const Hit& hit) { return hit.work == work; });
}

}  // namespace

TEST_CASE("a concept named in one language finds the texts of the others") {
  for (const char* query : {"réfugiés", "refugees", "refugiados", "беженцы", "難民 难民", "لاجئون"}) {
    CAPTURE(query);
    CHECK(has(ask(query, true), "refugies-fr"));
  }
  CHECK_FALSE(has(ask("беженцы", false), "refugies-fr"));
}

TEST_CASE("what was added is said, and only where it is wanted") {
  const SearchAnswer expanded = ask("refugiados", true);
  REQUIRE_FALSE(expanded.expansions.empty());
  CHECK(expanded.expansions.front().from == "refugiados");
  CHECK(expanded.expansions.front().source == "thesaurus");
  const auto& to = expanded.expansions.front().to;
  CHECK(std::ranges::find(to, std::pair<std::string, std::string>("réfugié", "fr")) != to.end());
  CHECK(ask("refugiados", false).expansions.empty());
}

TEST_CASE("the passage that says it in another language is marked") {
  const SearchAnswer answer = ask("беженцы", true);
  const auto hit = std::ranges::find(answer.hits, std::string("refugies-fr"), &Hit::work);
  REQUIRE(hit != answer.hits.end());
  REQUIRE(hit->places.front().snippet.size() > 1);
  CHECK(hit->places.front().snippet[1] == "réfugiés");
}

TEST_CASE("quoted and excluded words are never said otherwise") {
  CHECK(ask("\"refugiados\"", true).expansions.empty());
  CHECK_FALSE(has(ask("\"беженцы\"", true), "refugies-fr"));
  // Everything but what says "refugees" itself: the French text stays.
  CHECK(has(ask("asile -refugees", true), "refugies-fr"));
}
