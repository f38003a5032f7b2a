#include "searchd/http/algolia/query.h"

#include <catch2/catch.hpp>

#include "searchd/errors.h"

using namespace searchd;
using namespace searchd::http::algolia;

namespace {

Query query_of(const std::string& request) {
  const auto queries = read_queries(R"({"requests":[)" + request + "]}", 1024);
  REQUIRE(queries.size() == 1);
  return queries.front();
}

std::string outcome_of(const std::string& body) {
  try {
    return std::to_string(read_queries(body, 1024).size());
  } catch (const BadRequest& fault) {
    return "400 " + fault.code() + " " + fault.parameter();
  }
}

std::string outcome_of_request(const std::string& request) {
  return outcome_of(R"({"requests":[)" + request + "]}");
}

}  // namespace

TEST_CASE("a query says the same in all the ways that clients write it") {
  const SearchRequest expected{.query = "a & b",
                               .filters = {{"kind", "report"}, {"kind", "news"}, {"language", "en"}},
                               .facets = {"kind", "year"},
                               .page = 3,
                               .hits_per_page = 5,
                               .prefer = {"es"}};
  const char* ways[] = {
      // Version 5: everything beside the name of the index.
      R"({"indexName":"i","query":"a & b","page":2,"hitsPerPage":5,"facets":["kind","year"],"queryLanguages":["es"],
          "facetFilters":[["kind:report","kind:news"],"language:en"],"highlightPreTag":"<b>","highlightPostTag":"</b>"})",
      R"({"indexName":"i","query":"other","params":{"query":"a & b","page":2,"hitsPerPage":5,"facets":["kind","year"],
          "queryLanguages":["es"],"facetFilters":[["kind:report","kind:news"],["language:en"]],
          "highlightPreTag":"<b>","highlightPostTag":"</b>"}})",
      // Version 4: text as in a URL, lists as JSON in it.
      (R"({"indexName":"i","params":"query=a%20%26%20b&page=2&hitsPerPage=5&facets=%5B%22kind%22%2C%22year%22%5D&queryLanguages=es)"
       R"(&facetFilters=%5B%5B%22kind%3Areport%22%2C%22kind%3Anews%22%5D%2C%22language%3Aen%22%5D&highlightPreTag=%3Cb%3E&highlightPostTag=%3C%2Fb%3E"})"),
      R"({"indexName":"i","query":"a & b","params":{"page":"2","hitsPerPage":"5","facets":"[\"kind\",\"year\"]",
          "queryLanguages":"es","filters":"(kind:report OR kind:news) AND language:en",
          "highlightPreTag":"<b>","highlightPostTag":"</b>"}})",
  };
  for (const char* way : ways) {
    INFO(way);
    const Query query = query_of(way);
    CHECK(query.index == "i");
    CHECK(query.search == expected);
    CHECK(query.page == 2);
    CHECK(query.hits_per_page == 5);
    CHECK(query.tags.before == "<b>");
    CHECK(query.tags.after == "</b>");
  }
}

TEST_CASE("a query that says nothing asks for everything, twenty hits at a time") {
  const Query query = query_of("{}");
  CHECK(query.search == SearchRequest{.hits_per_page = 20});
  CHECK(query.tags.before == "<em>");
  CHECK(query.max_values_per_facet == 100);
}

TEST_CASE("what is not known, empty or null is ignored") {
  const Query query = query_of(
      R"({"indexName":"i","clickAnalytics":true,"analyticsTags":["x"],"distinct":{"a":[1]},"attributesToRetrieve":["title"],
          "query":null,"tagFilters":"","numericFilters":[],"facetFilters":[],"optionalFilters":["kind:report"],"filters":""})");
  CHECK(query.search == SearchRequest{.hits_per_page = 20});
}

TEST_CASE("an index is a sort order by its ending") {
  CHECK(query_of(R"({"indexName":"documents"})").search.sort == SortOrder::Relevance);
  CHECK(query_of(R"({"indexName":"documents_newest"})").search.sort == SortOrder::Newest);
  CHECK(query_of(R"({"indexName":"documents_oldest"})").search.sort == SortOrder::Oldest);
}

TEST_CASE("a query that begins with a bracket is words") {
  CHECK(query_of(R"({"query":"[\"a\"]"})").search.query == "[\"a\"]");
}

TEST_CASE("pages are counted from zero to the last that can be reached") {
  CHECK(query_of("{}").pages_of(0) == 0);
  CHECK(query_of("{}").pages_of(20) == 1);
  CHECK(query_of("{}").pages_of(21) == 2);
  CHECK(query_of("{}").pages_of(4000000000) == 50);
  CHECK(query_of(R"({"hitsPerPage":0})").pages_of(21) == 0);
  CHECK(query_of(R"({"page":49})").search.page == 50);
  CHECK(query_of(R"({"page":50})").search.page == 1);  // for the total and the facets
  CHECK(query_of(R"({"page":50})").search.hits_per_page == 1);
  CHECK(query_of(R"({"page":4000000000})").search.page == 1);
  CHECK(query_of(R"({"page":3,"hitsPerPage":0})").search.hits_per_page == 1);
}

TEST_CASE("a search among the values of a facet counts that facet alone") {
  const Query query = query_of(
      R"({"type":"facet","facet":"topic","params":{"facetQuery":"fam","maxFacetHits":3,"query":"a","facets":["kind"]}})");
  REQUIRE(query.facet_search);
  CHECK(query.facet_search->facet == "topic");
  CHECK(query.facet_search->query == "fam");
  CHECK(query.facet_search->max_hits == 3);
  CHECK(query.search.query == "a");
  CHECK(query.search.facets == std::vector<std::string>{"topic"});
}

TEST_CASE("what cannot be read or done is refused with a name") {
  const std::pair<std::string, const char*> bodies[] = {
      {"", "400 invalid_json requests"},
      {"[]", "400 invalid_json requests"},
      {"{}", "400 invalid_json requests"},
      {R"({"requests":{}})", "400 invalid_json requests"},
      {R"({"requests":[]}x)", "400 invalid_json requests"},
      {"{\"requests\":[{\"query\":\"\xff\"}]}", "400 invalid_json requests"},
      {std::string(1'000'000, '['), "400 invalid_json requests"},
      {R"({"requests":[]})", "0"},
      {R"({"requests":[7]})", "400 invalid_json requests"},
  };
  for (const auto& [body, expected] : bodies) {
    INFO(body.substr(0, 100));
    CHECK(outcome_of(body) == expected);
  }
  const std::pair<std::string, const char*> requests[] = {
      {R"({"query":{}})", "400 invalid_query query"},
      {R"({"query":"a\u0000b"})", "400 invalid_query query"},
      {R"({"query":")" + std::string(1025, 'a') + R"("})", "400 query_too_long q"},
      {R"({"params":"query=%zz"})", "400 invalid_encoding query"},
      {R"({"page":-1})", "400 invalid_page page"},
      {R"({"page":1.5})", "400 invalid_page page"},
      {R"({"hitsPerPage":101})", "400 invalid_hits_per_page hitsPerPage"},
      {R"({"facets":["kindd"]})", "400 unknown_facet facets"},
      {R"({"facets":[{}]})", "400 invalid_facets facets"},
      {R"({"type":"facet","facet":"titel"})", "400 unknown_facet facets"},
      {R"({"facetFilters":["kindd:x"]})", "400 unknown_filter_field filter"},
      {R"({"facetFilters":")" + std::string(1'000'000, '[') + R"("})", "400 invalid_facet_filters facetFilters"},
      {R"({"facetFilters":"[broken"})", "400 invalid_facet_filters facetFilters"},
      {R"({"facetFilters":["kind:-x"]})", "400 invalid_filters facetFilters"},
      {R"({"filters":"kind:report","facetFilters":["kind:news"]})", "400 invalid_filters filters"},
      {R"({"numericFilters":["year>2018"]})", "400 unsupported_parameter numericFilters"},
      {R"({"tagFilters":"a"})", "400 unsupported_parameter tagFilters"},
  };
  for (const auto& [request, expected] : requests) {
    INFO(request.substr(0, 100));
    CHECK(outcome_of_request(request) == expected);
  }
}

TEST_CASE("a batch may have so many queries and no more") {
  std::string list = "{}";
  for (std::size_t i = 1; i < max_queries; ++i) list += ",{}";
  CHECK(outcome_of_request(list) == std::to_string(max_queries));
  CHECK(outcome_of_request(list + ",{}") == "400 too_many_requests requests");
}
