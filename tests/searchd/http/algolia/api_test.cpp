#include "searchd/http/algolia/api.h"

#include <catch2/catch.hpp>

#include "searchd/errors.h"
#include "tests/searchd/http/fake_search_service.h"
#include "tests/searchd/http/response_header.h"

using namespace searchd;
using namespace searchd::http;
using tests::header;

namespace {

class AlgoliaFixture {
 public:
  AlgoliaFixture() : router_([this](const std::string& line) { log_ += line; }) {
    algolia::add_api(router_, service_, {.public_url = "https://search.example.org/"});
    service_.on_search = [](const SearchRequest&) { return answer(); };
  }

 protected:
  static SearchAnswer answer() {
    return {.total_hits = 41,
            .processing_ms = 2.1,
            .hits = {{.id = "a/b",
                      .work = "w",
                      .url = "/files?id=a%2Fb",
                      .title = {"The <right> to ", "Asylum", " & home"},
                      .kind = "report",
                      .places = {{.url = "https://e.org/r.pdf#page=2",
                                  .locator = {.page = 2},
                                  .language = "en",
                                  .number = 3,
                                  .snippet = {"seek ", "asylum", ""}}}}},
            .facets = {{"kind", {{"report", 40}, {"news", 1}}}}};
  }
  Response ask(const std::string& body, const std::string& method = "POST") {
    return router_.handle(
        {.method = method, .path = "/1/indexes/*/queries", .query = "x-algolia-api-key=k", .body = body});
  }

  tests::FakeSearchService service_;
  std::string log_;
  Router router_;
};

}  // namespace

TEST_CASE_METHOD(AlgoliaFixture, "an answer has the shape of Algolia's") {
  const Response response = ask(
      R"({"requests":[{"indexName":"documents","query":"asylum","hitsPerPage":20,"page":1,"maxValuesPerFacet":1}]})");
  CHECK(response.status == 200);
  CHECK(response.content_type == "application/json; charset=utf-8");
  CHECK(header(response, "Access-Control-Allow-Origin") == "*");
  CHECK(
      response.body ==
      R"({"results":[{"hits":[{"objectID":"a/b","work":"w","url":"https://search.example.org/files?id=a%2Fb",)"
      R"("title":"The <right> to Asylum & home","content":"seek asylum","kind":"report",)"
      R"("places":[{"url":"https://e.org/r.pdf#page=2","number":3,"page":2,"language":"en","content":"seek asylum"}],)"
      R"("_highlightResult":{"title":{"value":"The &lt;right&gt; to <em>Asylum</em> &amp; home","matchLevel":"full","matchedWords":["asylum"]},)"
      R"("content":{"value":"seek <em>asylum</em>","matchLevel":"full","matchedWords":["asylum"]},)"
      R"("places":[{"content":{"value":"seek <em>asylum</em>","matchLevel":"full","matchedWords":["asylum"]}}]},)"
      R"("_snippetResult":{"content":{"value":"seek <em>asylum</em>","matchLevel":"full","matchedWords":["asylum"]}}}],)"
      R"("nbHits":41,"page":1,"nbPages":3,"hitsPerPage":20,"facets":{"kind":{"report":40}},"exhaustiveNbHits":true,)"
      R"("query":"asylum","params":"query=asylum","index":"documents","exhaustiveFacetsCount":true,"processingTimeMS":3}]})");
}

TEST_CASE_METHOD(AlgoliaFixture, "text is escaped where the tags are markup, else left to the widgets") {
  const auto asked = [&](const std::string& before, const std::string& after) {
    return ask(R"({"requests":[{"query":"asylum","highlightPreTag":")" + before + R"(","highlightPostTag":")" + after +
               "\"}]}")
        .body;
  };
  CHECK(asked("__ais-highlight__", "__/ais-highlight__")
            .find(R"("value":"The <right> to __ais-highlight__Asylum__/ais-highlight__ & home")") != std::string::npos);
  CHECK(asked("<mark>", "").find(R"("value":"The &lt;right&gt; to <mark>Asylum &amp; home")") != std::string::npos);
  CHECK(asked("", "</mark>").find(R"("value":"The &lt;right&gt; to Asylum</mark> &amp; home")") != std::string::npos);
}

TEST_CASE_METHOD(AlgoliaFixture, "matches are full, partial or none") {
  const auto level_of = [&](const std::string& query, MarkedText title) {
    service_.on_search = [&](const SearchRequest&) {
      return SearchAnswer{.total_hits = 1, .hits = {{.title = std::move(title)}}};
    };
    const std::string body = ask(R"({"requests":[{"query":")" + query + "\"}]}").body;
    const std::string key = R"("matchLevel":")";
    const std::size_t at = body.find(key) + key.size();
    return body.substr(at, body.find('"', at) - at);
  };
  CHECK(level_of("a b", {"x"}) == "none");
  CHECK(level_of("a b", {"", "a", " x ", "A", ""}) == "partial");
  CHECK(level_of("a b", {"", "a", " ", "b", ""}) == "full");
}

TEST_CASE_METHOD(AlgoliaFixture, "no hits are sent where none are wanted or no page is") {
  for (const char* request : {R"({"hitsPerPage":0})", R"({"page":3})", R"({"page":50})", R"({"page":4000000000})"}) {
    INFO(request);
    const std::string body = ask(R"({"requests":[)" + std::string(request) + "]}").body;
    CHECK(body.find(R"("hits":[],"nbHits":41)") != std::string::npos);
    CHECK(body.find(R"("facets":{"kind":{"report":40,"news":1}})") != std::string::npos);
  }
}

TEST_CASE_METHOD(AlgoliaFixture, "the values of a facet are searched by the beginnings of their words") {
  service_.on_search = [](const SearchRequest&) {
    return SearchAnswer{
        .facets = {
            {"topic", {{"Family <life>", 5}, {"the family", 4}, {"nonfamily", 3}, {"İfamily", 2}, {"x familyİ", 1}}}}};
  };
  const auto asked = [&](const std::string& query, const std::string& more = {}) {
    return ask(R"({"requests":[{"type":"facet","facet":"topic","facetQuery":")" + query + "\"" + more + "}]}").body;
  };
  CHECK(asked("FAM") == R"({"results":[{"facetHits":[)"
                        R"({"value":"Family <life>","highlighted":"<em>Fam</em>ily &lt;life&gt;","count":5},)"
                        R"({"value":"the family","highlighted":"the <em>fam</em>ily","count":4},)"
                        R"({"value":"x familyİ","highlighted":"x familyİ","count":1}],)"
                        R"("exhaustiveFacetsCount":true,"processingTimeMS":1}]})");
  CHECK(asked("fam", R"(,"maxFacetHits":1)").find("the family") == std::string::npos);
  CHECK(asked("").find(R"({"value":"nonfamily","highlighted":"nonfamily","count":3})") != std::string::npos);
}

TEST_CASE_METHOD(AlgoliaFixture, "each query of a batch is answered, in order") {
  std::vector<std::string> asked;
  service_.on_search = [&](const SearchRequest& request) {
    asked.push_back(request.query);
    return SearchAnswer{};
  };
  CHECK(ask(R"({"requests":[]})").body == R"({"results":[]})");
  CHECK(ask(R"({"requests":[{"query":"a"},{"query":"b"}]})").status == 200);
  CHECK(asked == std::vector<std::string>{"a", "b"});
}

TEST_CASE_METHOD(AlgoliaFixture, "errors have the shape of Algolia's") {
  const Response bad = ask("{}");
  CHECK(bad.status == 400);
  CHECK(bad.body == R"({"message":"The body is not a JSON object with a list \"requests\".","status":400})");
  CHECK(header(bad, "Access-Control-Allow-Origin") == "*");
  const Response get = ask("", "GET");
  CHECK(get.status == 405);
  CHECK(header(get, "Allow") == "POST, OPTIONS");
  CHECK(get.body.find(R"("status":405)") != std::string::npos);
  service_.on_search = [](const SearchRequest&) -> SearchAnswer { throw IndexUnavailable("secret"); };
  const Response unavailable = ask(R"({"requests":[{}]})");
  CHECK(unavailable.status == 503);
  CHECK(unavailable.body.find(R"("status":503)") != std::string::npos);
  CHECK(unavailable.body.find("secret") == std::string::npos);
  CHECK(log_.find("secret") != std::string::npos);
}

TEST_CASE_METHOD(AlgoliaFixture, "a preflight allows the headers of the clients") {
  const Response response = ask("", "OPTIONS");
  CHECK(response.status == 204);
  CHECK(header(response, "Access-Control-Allow-Methods") == "POST, OPTIONS");
  const std::string headers = header(response, "Access-Control-Allow-Headers");
  for (const char* name : {"Content-Type", "X-Algolia-API-Key", "X-Algolia-Application-Id", "X-Algolia-Agent"}) {
    CHECK(headers.find(name) != std::string::npos);
  }
}
