#include "searchd/http/api.h"

#include <catch2/catch.hpp>

#include "searchd/errors.h"
#include "tests/searchd/http/fake_search_service.h"
#include "tests/searchd/http/response_header.h"

using namespace searchd;
using namespace searchd::http;
using tests::header;

namespace {

class ApiFixture {
 public:
  ApiFixture() : router_([](const std::string&) {}) {
    add_api(router_, service_, {.max_query_bytes = 1024, .configuration_fingerprint = "c"});
    add_health(router_, service_);
    add_assets(router_);
  }

 protected:
  Response get(const std::string& path, const std::string& query = {}, const std::string& if_none_match = {}) {
    return router_.handle(
        {.method = "GET", .path = path, .query = query, .headers = {{"if-none-match", if_none_match}}});
  }
  Response post(const std::string& content_type, const std::string& body, const std::string& query = {}) {
    return router_.handle({.method = "POST",
                           .path = "/api/v1/search",
                           .query = query,
                           .headers = {{"content-type", content_type}},
                           .body = body});
  }

  tests::FakeSearchService service_;
  Router router_;
};

}  // namespace

TEST_CASE_METHOD(ApiFixture, "a search by GET, by form and by JSON is the same search") {
  const SearchRequest expected{
      .query = "a b", .filters = {{"kind", "report"}, {"kind", "news"}}, .facets = {"kind", "year"}, .page = 2};
  CHECK(get("/api/v1/search", "q=a+b&filter=kind:report&filter=kind:news&facets=kind,year&page=2").status == 200);
  CHECK(service_.last_search == expected);
  service_.last_search = {};
  CHECK(post("application/x-www-form-urlencoded", "q=a+b&filter=kind%3Areport&filter=kind:news&facets=kind,year&page=2")
            .status == 200);
  CHECK(service_.last_search == expected);
  service_.last_search = {};
  CHECK(post("Application/JSON; charset=utf-8",
             R"({"q":"a b","filter":["kind:report","kind:news"],"facets":["kind","year"],"page":2})")
            .status == 200);
  CHECK(service_.last_search == expected);
  service_.last_search = {};
  CHECK(post("application/json", R"({"q":"a b","filter":["kind:report","kind:news"],"page":2})", "facets=kind,year")
            .status == 200);
  CHECK(service_.last_search == expected);
  CHECK(post("application/json", R"({"q":"a"})", "q=b").status == 400);
}

TEST_CASE_METHOD(ApiFixture, "a search by POST of another type is refused") {
  for (const char* type : {"", "text/plain", "multipart/form-data; boundary=x", "application/jsonp"}) {
    CHECK(post(type, "q=a").status == 415);
  }
}

TEST_CASE_METHOD(ApiFixture, "a search is never stored, a document is until the next generation") {
  CHECK(header(get("/api/v1/search", "q=a"), "ETag").empty());
  service_.on_document = [](const DocumentRequest&) { return DocumentAnswer{}; };
  const Response first = get("/api/v1/document", "id=a");
  const std::string etag = header(first, "ETag");
  CHECK(first.status == 200);
  CHECK(first.content_type == "application/json; charset=utf-8");
  CHECK(etag.starts_with("W/\""));
  CHECK(header(first, "Cache-Control") == "no-cache");

  const Response again = get("/api/v1/document", "id=a", "\"other\", " + etag.substr(2));
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(header(again, "ETag") == etag);
  CHECK(header(again, "Access-Control-Allow-Origin") == "*");
  ++service_.current_state.generation;
  CHECK(get("/api/v1/document", "id=a", etag).status == 200);
}

TEST_CASE_METHOD(ApiFixture, "a document that is not there is a 404") {
  const Response response = get("/api/v1/document", "id=nothing&around=page:3");
  CHECK(response.status == 404);
  CHECK(response.body.find("\"code\":\"not_found\"") != std::string::npos);
  CHECK(service_.last_document.id == "nothing");
}

TEST_CASE_METHOD(ApiFixture, "a passage that a document does not have is refused") {
  service_.on_document = [](const DocumentRequest&) { return DocumentAnswer{.passage_count = 3}; };
  CHECK(get("/api/v1/document", "id=a&around=3").status == 200);
  const Response response = get("/api/v1/document", "id=a&around=4");
  CHECK(response.status == 400);
  CHECK(response.body.find("\"code\":\"invalid_around\"") != std::string::npos);
}

TEST_CASE_METHOD(ApiFixture, "health tells whether searches can be answered") {
  CHECK(get("/readyz").body == R"({"status":"ok"})");
  service_.current_state.degraded = true;
  CHECK(get("/readyz").body == R"({"status":"degraded"})");
  CHECK(get("/readyz").status == 200);
  service_.current_state.ready = false;
  CHECK(get("/readyz").body == R"({"status":"starting"})");
  CHECK(get("/readyz").status == 503);
  CHECK(get("/healthz").body == R"({"status":"ok"})");
}

TEST_CASE_METHOD(ApiFixture, "the program's own files are served, and may be kept") {
  const Response css = get("/ui/passage.css");
  CHECK(css.status == 200);
  CHECK(css.content_type == "text/css; charset=utf-8");
  CHECK_FALSE(css.body.empty());
  CHECK(header(css, "Cache-Control").starts_with("public, max-age="));
  CHECK(header(css, "Access-Control-Allow-Origin") == "*");
  CHECK(get("/ui/passage.css", "", header(css, "ETag")).status == 304);
  CHECK(get("/robots.txt").body.find("Disallow: /search") != std::string::npos);
  for (const char* path : {"/ui/", "/ui/static/passage.css", "/ui/../passage.css", "/ui/embedded_files.h"}) {
    CHECK(get(path).status == 404);
  }
}
