// Methods, types, parameters and errors of the JSON API.
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/shared_daemons.h"

namespace {

constexpr std::string_view search_path = "/api/v1/search";

tests::HttpAnswer request(std::string_view method, std::string_view target, std::string_view headers = {},
                          std::string_view body = {}) {
  tests::HttpAnswer answer = tests::http_request(tests::sample_daemon().port(), method, target, headers, body);
  CAPTURE(method, target);
  CHECK(tests::header_fault(answer) == "");
  return answer;
}

std::string without_times(const tests::HttpAnswer& answer) {
  auto document = tests::parse_json(answer.body);
  std::string out = std::to_string(document["totalHits"].GetUint());
  for (const auto& hit : document["hits"].GetArray()) out += std::string(" ") + hit["id"].GetString();
  return out;
}

}  // namespace

TEST_CASE("what is wrong with a parameter is said with 400") {
  struct Refusal {
    std::string parameters;
    std::string code;
    std::string in_message;
  };
  const std::vector<Refusal> refusals{
      {"qq=x", "unknown_parameter", "\"q\""},
      {"q=x&hitsPerPag=3", "unknown_parameter", "hitsPerPage"},
      {"q=x&filters=kind:report", "unknown_parameter", "filter"},
      {"q=x&utm_source=mail", "unknown_parameter", "utm_source"},
      {"q=a&q=b", "repeated_parameter", "q"},
      {"page=1&page=2", "repeated_parameter", "page"},
      {"page=0", "invalid_page", "page"},
      {"page=-1", "invalid_page", "page"},
      {"page=1.5", "invalid_page", "page"},
      {"page=two", "invalid_page", "page"},
      {"page=99999999999999999999", "invalid_page", "page"},
      {"hitsPerPage=0", "invalid_hits_per_page", "hitsPerPage"},
      {"hitsPerPage=101", "invalid_hits_per_page", "hitsPerPage"},
      {"places=11", "invalid_places", "places"},
      {"sort=best", "invalid_sort", "sort"},
      {"date=2018-13", "invalid_date", "date"},
      {"date=yesterday", "invalid_date", "date"},
      {"expand=maybe", "invalid_expand", "expand"},
      {"filter=kind", "invalid_filter", "filter"},
      {"filter=kinds:report", "unknown_filter_field", "kind"},
      {"facets=kin", "unknown_facet", "kind"},
      {"q=%ff", "invalid_encoding", "q"},
      {"q=%zz", "invalid_encoding", "q"},
      {"q=a%00b", "invalid_encoding", "q"},
      {"q=%ed%a0%80", "invalid_encoding", "q"},
      {"q=" + std::string(1025, 'a'), "query_too_long", "1024"},
  };
  for (const Refusal& refusal : refusals) {
    CAPTURE(refusal.parameters);
    const auto answer = request("GET", std::string(search_path) + "?" + refusal.parameters);
    CHECK(answer.status == 400);
    CHECK(answer.header("access-control-allow-origin") == "*");
    CHECK(answer.header("access-control-expose-headers") == "*");
    const auto error = tests::parse_json(answer.body);
    CHECK(std::string(error["code"].GetString()) == refusal.code);
    CHECK(std::string(error["type"].GetString()) == "invalid_request");
    CHECK_THAT(error["message"].GetString(), Catch::Contains(refusal.in_message));
    CHECK(error.HasMember("link"));
  }
}

TEST_CASE("pages overlook parameters that are not theirs") {
  CHECK(request("GET", "/search?q=pacto&utm_source=mail&fbclid=1").status == 200);
}

TEST_CASE("a search by POST, as a form or as JSON, is the search by GET") {
  const auto by_get = request("GET", "/api/v1/search?q=detention&filter=kind%3Areport&filter=kind%3Abriefing");
  REQUIRE(by_get.status == 200);
  const auto by_form = request("POST", search_path, "Content-Type: application/x-www-form-urlencoded\r\n",
                               "q=detention&filter=kind%3Areport&filter=kind%3Abriefing");
  REQUIRE(by_form.status == 200);
  CHECK(without_times(by_form) == without_times(by_get));
  const auto by_json = request("POST", search_path, "Content-Type: application/json; charset=utf-8\r\n",
                               R"({"q": "detention", "filter": ["kind:report", "kind:briefing"]})");
  REQUIRE(by_json.status == 200);
  CHECK(without_times(by_json) == without_times(by_get));
}

TEST_CASE("bodies that are no search are refused") {
  CHECK(request("POST", search_path, "Content-Type: text/plain\r\n", "q=x").status == 415);
  CHECK(request("POST", search_path, "", "q=x").status == 415);
  for (const std::string_view body : {"{", "[]", "nonsense", R"({"q": {}})", R"({"page": -1})", "{\"q\": \"\xff\"}"}) {
    CAPTURE(body);
    CHECK(request("POST", search_path, "Content-Type: application/json\r\n", body).status == 400);
  }
}

TEST_CASE("methods: HEAD is GET without a body, OPTIONS a preflight, others are not allowed") {
  const auto get = request("GET", "/healthz");
  const auto head = request("HEAD", "/healthz");
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.header("content-length") == std::to_string(get.body.size()));
  const auto options =
      request("OPTIONS", search_path, "Origin: https://example.org\r\nAccess-Control-Request-Method: POST\r\n");
  CHECK(options.status == 204);
  CHECK(options.header("access-control-allow-origin") == "*");
  CHECK(options.header("access-control-allow-credentials").empty());
  CHECK_THAT(options.header("access-control-allow-methods"), Catch::Contains("POST"));
  for (const std::string method : {"DELETE", "PUT", "PATCH"}) {
    CAPTURE(method);
    const auto refused = request(method, search_path);
    CHECK(refused.status == 405);
    CHECK_THAT(refused.header("allow"), Catch::Contains("GET") && Catch::Contains("POST"));
  }
  CHECK(request("POST", "/api/v1/document", "Content-Type: application/json\r\n", "{}").status == 405);
}

TEST_CASE("a document is given with its passages, around a place when asked") {
  tests::Daemon& daemon = tests::collection_daemon();
  const auto whole = daemon.json("/api/v1/document?id=manual");
  REQUIRE(whole.http.status == 200);
  CHECK(std::string(whole.json["document"]["id"].GetString()) == "manual");
  REQUIRE(whole.json["passages"].Size() == 3);
  CHECK(std::string(whole.json["passages"][1]["text"].GetString()) ==
        "The kestrel rule: whoever works at night is driven home at night.");
  CHECK_FALSE(whole.http.header("etag").empty());

  const auto around = daemon.json("/api/v1/document?id=manual&around=page:14&limit=1");
  REQUIRE(around.http.status == 200);
  REQUIRE(around.json["passages"].Size() == 1);
  CHECK(around.json["passages"][0]["page"].GetUint() == 14);
  const auto at_second = daemon.json("/api/v1/document?id=speech&around=start:76&limit=1");
  REQUIRE(at_second.json["passages"].Size() == 1);
  CHECK(at_second.json["passages"][0]["start"].GetDouble() == 75.25);

  CHECK(daemon.json("/api/v1/document?id=nothing-of-that-name").http.status == 404);
  CHECK(daemon.json("/api/v1/document").http.status == 400);
  CHECK(daemon.json("/api/v1/nothing").http.status == 404);
}

TEST_CASE("a document that has not changed is not sent twice") {
  tests::Daemon& daemon = tests::collection_daemon();
  const std::string tag = daemon.get("/api/v1/document?id=manual").header("etag");
  const auto again =
      tests::http_request(daemon.port(), "GET", "/api/v1/document?id=manual", "If-None-Match: " + tag + "\r\n");
  CHECK(again.status == 304);
  CHECK(again.body.empty());
}

TEST_CASE("every page and file of the interface answers, with the headers that protect readers") {
  for (const std::string target :
       {"/", "/search?q=pacto", "/search?q=", "/search?q=pacto&ui=ar", "/help", "/healthz", "/readyz", "/robots.txt",
        "/read?id=briefing-firewalls-es&place=1", "/ui/passage-search.js"}) {
    CAPTURE(target);
    CHECK(tests::sample_daemon().get(target).status == 200);
  }
  CHECK(tests::sample_daemon().get("/read?id=nothing-of-that-name").status == 404);
  CHECK(tests::sample_daemon().get("/nothing").status == 404);
}

TEST_CASE("what the server refuses before any handler is told as the path would have told it") {
  const std::string query = "?q=" + std::string(9'000, 'x');
  const std::string header = "X: " + std::string(20'000, 'x') + "\r\n";
  const auto page = request("GET", "/search" + query);
  CHECK(page.status == 414);
  CHECK(page.header("content-type") == "text/html; charset=utf-8");
  CHECK_THAT(page.body, Catch::Contains("This address is too long"));
  CHECK(request("GET", "/read?id=x", "Accept-Language: es\r\n" + header).header("content-type") ==
        "text/html; charset=utf-8");
  for (const auto& answer : {request("GET", std::string(search_path) + query), request("GET", search_path, header)}) {
    CHECK(answer.header("content-type") == "application/json; charset=utf-8");
    CHECK(answer.header("access-control-allow-origin") == "*");
  }
  const auto head = request("HEAD", "/search" + query);
  CHECK(head.status == 414);
  CHECK(head.body.empty());
  CHECK_FALSE(head.header("content-length").empty());
}

TEST_CASE("security.txt is there where the configuration names a contact") {
  const std::string path = "/.well-known/security.txt";
  CHECK(request("GET", path).status == 404);
  const tests::Daemon daemon(tests::sample_data(), "security_contact = \"mailto:security@example.org\"\n");
  const auto answer = daemon.get(path);
  CHECK(answer.status == 200);
  CHECK_THAT(answer.body, Catch::StartsWith("Contact: mailto:security@example.org\n"));
}
