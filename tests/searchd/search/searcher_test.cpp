#include "searchd/search/searcher.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

std::string name_of(Matching matching) {
  return matching == Matching::All ? "all" : matching == Matching::Most ? "most" : "any";
}

SearchAnswer ask(OpenIndex& index, std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  return search_index(request, {}, index);
}

std::string works_of(const SearchAnswer& answer) {
  std::string works;
  for (const Hit& hit : answer.hits) works += (works.empty() ? "" : " ") + hit.work;
  return works;
}

std::string marked(const MarkedText& text) {
  std::string joined;
  for (std::size_t i = 0; i < text.size(); ++i) joined += i % 2 == 0 ? text[i] : "[" + text[i] + "]";
  return joined;
}

}  // namespace

TEST_CASE("queries find what the table says") {
  OpenIndex index = tiny_index();
  std::ifstream cases(PASSAGE_SOURCE_DIR "/tests/cases/search/hits.tsv");
  std::string line;
  int count = 0;
  while (std::getline(cases, line)) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    std::string query, matching, total, works;
    std::getline(cells, query, '\t');
    std::getline(cells, matching, '\t');
    std::getline(cells, total, '\t');
    std::getline(cells, works, '\t');
    CAPTURE(query);
    const SearchAnswer answer = ask(index, query);
    CHECK(works_of(answer) == works);
    CHECK(name_of(answer.matching) == matching);
    CHECK(std::to_string(answer.total_hits) == total);
    ++count;
  }
  CHECK(count > 30);
}

TEST_CASE("an empty query is everything, newest first, undated last") {
  OpenIndex index = tiny_index();
  const SearchAnswer answer = ask(index, "");
  CHECK(answer.total_hits == 8);
  CHECK(works_of(answer) == "detention-en migracion-es seek-en asylum yixi-zh krieg-de refugies-fr hijra-ar");
  SearchRequest oldest;
  oldest.sort = SortOrder::Oldest;
  CHECK(works_of(search_index(oldest, {}, index)) ==
        "refugies-fr krieg-de yixi-zh asylum seek-en migracion-es detention-en hijra-ar");
}

TEST_CASE("a hit shows its place, marked, and its other versions") {
  OpenIndex index = tiny_index();
  const SearchAnswer answer = ask(index, "refoulement");
  REQUIRE(answer.hits.size() == 1);
  const Hit& hit = answer.hits.front();
  CHECK(hit.id == "asylum-en");
  REQUIRE(hit.places.size() == 1);
  CHECK(hit.places.front().locator.page == 2);
  CHECK(hit.places.front().number == 2);
  CHECK(hit.more_places == 0);
  CHECK(marked(hit.places.front().snippet) == "Refugees are not to be returned: this is called non-[refoulement].");
  REQUIRE(hit.versions.size() == 1);
  CHECK(hit.versions.front().id == "asylum-es");
}

TEST_CASE("the preferred version is shown, with places of the version that matches") {
  OpenIndex index = tiny_index();
  SearchRequest request;
  request.query = "refoulement";
  request.prefer = {"es"};
  const SearchAnswer answer = search_index(request, {}, index);
  REQUIRE(answer.hits.size() == 1);
  CHECK(answer.hits.front().id == "asylum-es");
  REQUIRE(answer.hits.front().places.size() == 1);
  CHECK(answer.hits.front().places.front().language == "en");
  CHECK(answer.hits.front().places.front().of_version == "asylum-en");
  request.prefer = {"en"};
  CHECK(search_index(request, {}, index).hits.front().places.front().of_version.empty());
}

TEST_CASE("words are marked in any form, in titles and in scripts without spaces") {
  OpenIndex index = tiny_index();
  CHECK(marked(ask(index, "refugies").hits.at(0).places.at(0).snippet) == "L’asile des [réfugiés] et l’accueil.");
  CHECK(marked(ask(index, "asile").hits.at(0).places.at(0).snippet) == "L’[asile] des réfugiés et l’accueil.");
  CHECK(marked(ask(index, "移徙").hits.at(0).title) == "安全、有序和正常[移徙]全球契约");
  CHECK(marked(ask(index, "the right").hits.at(0).places.at(0).snippet).find("[the]") == std::string::npos);
}

TEST_CASE("a field's counts leave its own filter out, and are what the filter shows") {
  OpenIndex index = tiny_index();
  SearchRequest request;
  request.facets = {"kind", "language"};
  request.filters = {{"kind", "report"}};
  const SearchAnswer answer = search_index(request, {}, index);
  CHECK(answer.total_hits == 4);
  CHECK(answer.facets.at("kind") ==
        std::vector<FacetValue>{{"report", 4}, {"statement", 2}, {"resolution", 1}, {"transcript", 1}});
  CHECK(answer.facets.at("language") == std::vector<FacetValue>{{"ar", 1}, {"de", 1}, {"en", 1}, {"es", 1}});
  for (const FacetValue& kind : answer.facets.at("kind")) {
    SearchRequest filtered;
    filtered.filters = {{"kind", kind.value}};
    CHECK(search_index(filtered, {}, index).total_hits == kind.count);
  }
}

TEST_CASE("as many values of a facet are counted as asked for, the most frequent first") {
  OpenIndex index = tiny_index();
  SearchRequest request;
  request.facets = {"kind"};
  request.facet_values = 2;
  CHECK(search_index(request, {}, index).facets.at("kind") == std::vector<FacetValue>{{"report", 4}, {"statement", 2}});
}

TEST_CASE("a work with versions counts once in totals and facets") {
  OpenIndex index = tiny_index();
  SearchRequest request;
  request.query = "everyone OR toda";
  request.facets = {"kind", "language"};
  const SearchAnswer answer = search_index(request, {}, index);
  CHECK(answer.total_hits == 1);
  CHECK(answer.facets.at("kind") == std::vector<FacetValue>{{"statement", 1}});
  CHECK(answer.facets.at("language") == std::vector<FacetValue>{{"en", 1}, {"es", 1}});
}

TEST_CASE("sorting by date never goes below most of the words") {
  OpenIndex index = tiny_index();
  SearchRequest request;
  request.query = "detention nonsenseword";
  request.sort = SortOrder::Newest;
  CHECK(search_index(request, {}, index).total_hits == 0);
  request.query = "asylum seek nonsenseword";
  CHECK(search_index(request, {}, index).total_hits == 2);
}
