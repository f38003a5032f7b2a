#include "searchd/http/router.h"

#include <catch2/catch.hpp>

#include "passage/error.h"
#include "searchd/errors.h"
#include "searchd/http/server.h"

using namespace searchd;
using namespace searchd::http;

namespace {

struct ForeignException {};  // as Xapian's are: no std::exception

class RouterFixture {
 public:
  RouterFixture() : router_([this](const std::string& line) { log_ += line + "\n"; }) {
    router_.set_metrics(&metrics_);
    router_.add({.path = "/api/v1/x", .methods = Methods::GetAndPost, .origins = Origins::Every, .handler = handler});
    router_.add({.path = "/page", .audience = Audience::People, .counted_as = RequestClass::Page, .handler = handler});
  }

 protected:
  static Response handler(const Request& request) {
    if (request.query == "bad") throw BadRequest("invalid_x", "x", "The <x> is bad.");
    if (request.query == "index") throw IndexUnavailable("secret words of Xapian");
    if (request.query == "fault") throw passage::Error("secret path");
    if (request.query == "std") throw std::runtime_error("secret query");
    if (request.query == "foreign") throw ForeignException{};
    return {.body = "fine"};
  }

  Response ask(const std::string& method, const std::string& path, const std::string& query = {},
               const std::string& accept = {}) {
    return router_.handle({.method = method, .path = path, .query = query, .headers = {{"accept", accept}}});
  }
  static std::string header(const Response& response, const std::string& wanted) {
    std::string found;
    for (const auto& [name, value] : response.headers) {
      if (name == wanted) found += found.empty() ? value : " and " + value;
    }
    return found;
  }

  std::string log_;
  Metrics metrics_;
  Router router_;
};

}  // namespace

TEST_CASE_METHOD(RouterFixture, "a path leads to its handler, whole and exact") {
  CHECK(ask("GET", "/page").body == "fine");
  CHECK(ask("HEAD", "/page").body == "fine");
  CHECK(ask("POST", "/api/v1/x").body == "fine");
  for (const char* path : {"/page/", "/Page", "//page", "/page/..", "/", "/api/v1"}) {
    INFO(path);
    CHECK(ask("GET", path).status == 404);
  }
}

TEST_CASE_METHOD(RouterFixture, "exceptions become answers that tell nothing of the inside") {
  const std::tuple<const char*, int, const char*> rows[] = {{"bad", 400, "invalid_x"},
                                                            {"index", 503, "index_unavailable"},
                                                            {"fault", 500, "internal"},
                                                            {"std", 500, "internal"},
                                                            {"foreign", 500, "internal"}};
  for (const auto& [query, status, code] : rows) {
    INFO(query);
    const Response response = ask("GET", "/api/v1/x", query);
    CHECK(response.status == status);
    CHECK(response.content_type == "application/json; charset=utf-8");
    CHECK(response.body.find("\"code\":\"" + std::string(code) + "\"") != std::string::npos);
    CHECK(response.body.find("secret") == std::string::npos);
    CHECK(header(response, "Access-Control-Allow-Origin") == "*");
    CHECK((header(response, "Retry-After").empty()) == (status != 503));
  }
  CHECK(log_.find("secret path") != std::string::npos);   // ours: it says what to try
  CHECK(log_.find("secret query") == std::string::npos);  // not ours: it may hold what a person searched for
  CHECK(log_.find("/api/v1/x") != std::string::npos);
}

TEST_CASE_METHOD(RouterFixture, "the error object has its four members") {
  CHECK(ask("GET", "/api/v1/x", "bad").body ==
        R"({"message":"The <x> is bad.","code":"invalid_x","type":"invalid_request","link":"/help#invalid_x"})");
}

TEST_CASE_METHOD(RouterFixture, "errors on pages are pages, and escape what they quote") {
  const Response response = ask("GET", "/page", "bad");
  CHECK(response.status == 400);
  CHECK(response.content_type == "text/html; charset=utf-8");
  CHECK(response.body.find("The &lt;x&gt; is bad.") != std::string::npos);
  CHECK(header(response, "Access-Control-Allow-Origin").empty());

  router_.set_error_page([](int status, std::string_view code, std::string_view, const Request* request) -> Response {
    return {.status = status, .body = std::string(code) + " at " + request->path};
  });
  CHECK(ask("GET", "/page", "bad").body == "invalid_x at /page");
  router_.set_error_page([](int, std::string_view, std::string_view, const Request*) -> Response { throw 1; });
  CHECK(ask("GET", "/page", "bad").status == 400);
}

TEST_CASE_METHOD(RouterFixture, "an unknown address is answered in the client's manner") {
  CHECK(ask("GET", "/nothing", "", "text/html,*/*").content_type == "text/html; charset=utf-8");
  CHECK(ask("GET", "/nothing").content_type == "application/json; charset=utf-8");
  const Response api = ask("GET", "/api/nothing", "", "text/html,*/*");
  CHECK(api.content_type == "application/json; charset=utf-8");
  CHECK(header(api, "Access-Control-Allow-Origin") == "*");
}

TEST_CASE_METHOD(RouterFixture, "methods that are not allowed are answered with those that are") {
  const Response page = ask("POST", "/page");
  CHECK(page.status == 405);
  CHECK(header(page, "Allow") == "GET, HEAD, OPTIONS");
  for (const char* method : {"PUT", "DELETE", "PATCH", "TRACE"}) {
    const Response api = ask(method, "/api/v1/x");
    CHECK(api.status == 405);
    CHECK(header(api, "Allow") == "GET, HEAD, POST, OPTIONS");
    CHECK(header(api, "Access-Control-Allow-Origin") == "*");
  }
}

TEST_CASE_METHOD(RouterFixture, "a preflight gets fixed headers and no credentials") {
  const Response response = ask("OPTIONS", "/api/v1/x");
  CHECK(response.status == 204);
  CHECK(header(response, "Access-Control-Allow-Origin") == "*");
  CHECK(header(response, "Access-Control-Allow-Methods") == "GET, HEAD, POST, OPTIONS");
  CHECK(header(response, "Access-Control-Allow-Headers") == "Content-Type");
  CHECK(header(response, "Access-Control-Allow-Credentials").empty());
  CHECK(ask("OPTIONS", "*").status == 204);
  CHECK(ask("OPTIONS", "/nothing").status == 404);
}

TEST_CASE_METHOD(RouterFixture, "requests are counted by class and status, never by what was asked") {
  (void)ask("GET", "/page");
  (void)ask("GET", "/page", "bad");
  (void)ask("GET", "/page", "bad");
  (void)ask("GET", "/very-private-path");
  const std::string text = metrics_.text({.ready = true, .generation = 42, .documents = 7}, ServerCounts{});
  CHECK(text.find("passage_requests_total{class=\"page\",status=\"2xx\"} 1\n") != std::string::npos);
  CHECK(text.find("passage_requests_total{class=\"page\",status=\"4xx\"} 2\n") != std::string::npos);
  CHECK(text.find("passage_requests_total{class=\"other\",status=\"4xx\"} 1\n") != std::string::npos);
  CHECK(text.find("passage_request_duration_seconds_bucket{class=\"page\",le=\"+Inf\"} 3\n") != std::string::npos);
  CHECK(text.find("passage_request_duration_seconds_count{class=\"page\"} 3\n") != std::string::npos);
  CHECK(text.find("passage_generation 42\n") != std::string::npos);
  CHECK(text.find("passage_documents 7\n") != std::string::npos);
  CHECK(text.find("private") == std::string::npos);
}

TEST_CASE_METHOD(RouterFixture, "two handlers for one path are a fault of the program") {
  CHECK_THROWS_AS(router_.add({.path = "/page", .handler = handler}), passage::Error);
}

TEST_CASE_METHOD(RouterFixture, "what never came to a handler is refused as its path would have been answered") {
  const auto type_of = [&](const Request& request) {
    const Response response = router_.refusal(414, "uri_too_long", "Too long.", request);
    CHECK(response.status == 414);
    return response.content_type;
  };
  CHECK(type_of({.method = "GET", .path = "/page"}) == "text/html; charset=utf-8");
  CHECK(type_of({.method = "GET", .path = "/api/v1/x"}) == "application/json; charset=utf-8");
  CHECK(type_of({.method = "GET", .path = "/api/none", .headers = {{"accept", "text/html"}}}) ==
        "application/json; charset=utf-8");
  CHECK(type_of({.method = "GET", .path = "/none", .headers = {{"accept", "text/html"}}}) ==
        "text/html; charset=utf-8");
  CHECK(type_of({}) == "application/json; charset=utf-8");
}
