#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "searchd/search/searcher.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

std::string works_of(const SearchAnswer& answer) {
  std::string works;
  for (const Hit& hit : answer.hits) works += (works.empty() ? "" : " ") + hit.work;
  return works;
}

OpenIndex pinned(std::vector<std::string> ids, std::string query = "asylum") {
  OpenIndex index = tiny_index();
  index.snapshot.curation.pins = {{.query = std::move(query), .ids = std::move(ids)}};
  return index;
}

SearchAnswer ask(OpenIndex index, const std::function<void(SearchRequest&)>& change = {}) {
  SearchRequest request;
  request.query = "asylum";
  if (change) change(request);
  return search_index(request, {}, index);
}

}  // namespace

TEST_CASE("a pinned work comes first, once, and the total stays", "[curation]") {
  const SearchAnswer plain = ask(tiny_index());
  REQUIRE(works_of(plain) == "asylum seek-en");
  const SearchAnswer moved = ask(pinned({"seek-en"}));
  CHECK(works_of(moved) == "seek-en asylum");
  CHECK(moved.total_hits == 2);
  CHECK(moved.hits[0].score >= moved.hits[1].score);
  CHECK(moved.hits[0].places.front().snippet.size() > 1);  // marked as in any hit
  CHECK(works_of(ask(pinned({"asylum-es", "asylum-en"}))) == "asylum seek-en");
  CHECK(works_of(ask(pinned({"seek-en", "asylum-en"}))) == "seek-en asylum");
}

TEST_CASE("a pinned work that the query does not find comes first too, and is not counted", "[curation]") {
  const SearchAnswer answer = ask(pinned({"krieg-de", "none", "seek-en"}));
  CHECK(works_of(answer) == "krieg-de seek-en asylum");
  CHECK(answer.total_hits == 2);
  CHECK_FALSE(answer.hits[0].places.empty());
}

TEST_CASE("pins are for the query as it was typed, by relevance, within the filters", "[curation]") {
  OpenIndex index = pinned({"krieg-de"});
  for (const char* typed : {"Asylum", "  asylum ", "ASYLUM"}) {
    CHECK(works_of(ask(pinned({"krieg-de"}), [&](auto& request) { request.query = typed; })) ==
          "krieg-de asylum seek-en");
  }
  for (const char* other : {"\"asylum\"", "asylum seek", "asylums"}) {
    CHECK(works_of(ask(pinned({"krieg-de"}), [&](auto& request) { request.query = other; })).find("krieg") ==
          std::string::npos);
  }
  for (const SortOrder sort : {SortOrder::Newest, SortOrder::Oldest, SortOrder::Added}) {
    CHECK(works_of(ask(pinned({"krieg-de"}), [&](auto& request) { request.sort = sort; })).find("krieg") ==
          std::string::npos);
  }
  const auto filter = [](auto& request) { request.filters = {{"kind", "statement"}}; };
  CHECK(works_of(ask(pinned({"krieg-de", "refugies-fr"}), filter)) == "refugies-fr asylum");
  const auto date = [](auto& request) { request.date = *passage::parse_date_range("2019"); };
  CHECK(works_of(ask(pinned({"krieg-de"}), date)) == "seek-en");
}

TEST_CASE("pages follow each other without a gap behind the pinned works", "[curation]") {
  std::string all;
  for (std::uint32_t page = 1; page <= 5; ++page) {
    const SearchAnswer answer = ask(pinned({"krieg-de", "refugies-fr", "seek-en"}), [&](auto& request) {
      request.hits_per_page = 2;
      request.page = page;
    });
    CHECK(answer.total_hits == 2);
    all += works_of(answer) + "|";
  }
  CHECK(all == "krieg-de refugies-fr|seek-en asylum||||");
}
