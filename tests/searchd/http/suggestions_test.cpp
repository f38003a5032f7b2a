#include <catch2/catch.hpp>

#include "searchd/http/api.h"
#include "tests/searchd/http/fake_search_service.h"

using namespace searchd;
using namespace searchd::http;

namespace {

class SuggestionsFixture {
 public:
  SuggestionsFixture() : router_([](const std::string&) {}) {
    add_suggestions(router_, service_, {.max_query_bytes = 64});
  }

 protected:
  Response get(const std::string& query, const std::string& path = "/api/v1/suggest") {
    return router_.handle({.method = "GET", .path = path, .query = query});
  }

  tests::FakeSearchService service_;
  Router router_;
};

}  // namespace

TEST_CASE_METHOD(SuggestionsFixture, "suggestions have the shape of the contract") {
  service_.suggestions = {{"right to asylum", SuggestionKind::Concept, "en", "asylum"},
                          {"The \"right\" </script>", SuggestionKind::Title, "en", "samples/right.pdf"},
                          {"asylum", SuggestionKind::Word, "", ""}};
  const Response answer = get("q=right+to+asy&limit=3&prefer=es,pt-BR&prefer=en");
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "application/json; charset=utf-8");
  CHECK(answer.body == R"({"query":"right to asy","suggestions":[)"
                       R"({"text":"right to asylum","kind":"concept","language":"en","id":"asylum"},)"
                       R"({"text":"The \"right\" </script>","kind":"title","language":"en","id":"samples/right.pdf"},)"
                       R"({"text":"asylum","kind":"word"}]})");
  CHECK(service_.last_suggest == SuggestRequest{.query = "right to asy", .limit = 3, .prefer = {"es", "pt", "en"}});
  for (const auto& [name, value] : answer.headers) {
    CHECK(name != "ETag");
    CHECK(name != "Cache-Control");  // "no-store" is what the server adds
  }
}

TEST_CASE_METHOD(SuggestionsFixture, "suggestions are told to browsers as they take them") {
  service_.suggestions = {{"asylum \"now\"", SuggestionKind::Word, "en", ""}, {"asylum", SuggestionKind::Word, "", ""}};
  const Response answer = get("q=asy", "/api/v1/suggest/opensearch");
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "application/x-suggestions+json; charset=utf-8");
  CHECK(answer.body == R"(["asy",["asylum \"now\"","asylum"]])");
  service_.suggestions.clear();
  CHECK(get("q=", "/api/v1/suggest/opensearch").body == R"(["",[]])");
}

TEST_CASE_METHOD(SuggestionsFixture, "nothing typed is no mistake") {
  CHECK(get("").body == R"({"query":"","suggestions":[]})");
  CHECK(get("q=").status == 200);
  CHECK(service_.last_suggest == SuggestRequest{});
}

TEST_CASE_METHOD(SuggestionsFixture, "what cannot be understood is refused, naming the parameter") {
  struct Case {
    std::string query;
    std::string code;
    std::string named;
  };
  for (const auto& [query, code, named] : {
           Case{"q=a&limit=0", "invalid_limit", "limit"},
           Case{"q=a&limit=21", "invalid_limit", "20"},
           Case{"q=a&limit=", "invalid_limit", "limit"},
           Case{"q=a&limit=8x", "invalid_limit", "limit"},
           Case{"q=a&limit=-1", "invalid_limit", "limit"},
           Case{"q=a&q=b", "repeated_parameter", "q"},
           Case{"q=a&limit=1&limit=2", "repeated_parameter", "limit"},
           Case{"q=a&limt=2", "unknown_parameter", "limit"},
           Case{"q=a&prefer=%24%24", "invalid_prefer", "prefer"},
           Case{"q=%zz", "invalid_encoding", "q"},
           Case{"q=%ff", "invalid_encoding", "q"},
           Case{"q=%00", "invalid_encoding", "q"},
           Case{"q=" + std::string(65, 'a'), "query_too_long", "64"},
       }) {
    for (const std::string path : {"/api/v1/suggest", "/api/v1/suggest/opensearch"}) {
      CAPTURE(query, path);
      const Response answer = get(query, path);
      CHECK(answer.status == 400);
      CHECK(answer.body.find("\"code\":\"" + code + '"') != std::string::npos);
      CHECK(answer.body.find(named) != std::string::npos);
      CHECK(answer.content_type == "application/json; charset=utf-8");
    }
  }
  CHECK(get("q=" + std::string(64, 'a') + "&limit=20").status == 200);
}

TEST_CASE_METHOD(SuggestionsFixture, "suggestions are asked for by GET and HEAD alone, from any origin") {
  const Response refused = router_.handle({.method = "POST", .path = "/api/v1/suggest"});
  CHECK(refused.status == 405);
  CHECK(router_.handle({.method = "HEAD", .path = "/api/v1/suggest", .query = "q=a"}).status == 200);
  const Response answer = get("q=a");
  const auto is_open = [](const auto& header) {
    return header == std::pair<std::string, std::string>("Access-Control-Allow-Origin", "*");
  };
  CHECK(std::ranges::any_of(answer.headers, is_open));
}
