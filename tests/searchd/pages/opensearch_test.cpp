#include "searchd/http/pages/opensearch.h"

#include <catch2/catch.hpp>

#include "tests/searchd/pages/sample_service.h"

using namespace searchd::http;

namespace {

struct Site {
  explicit Site(const PagesConfig& config) : router([](const std::string&) {}), pages(service, config) {
    add_opensearch(router, config);
    add_pages(router, pages);
  }

  Response get(const std::string& path, const std::string& query = {}) {
    return router.handle({.method = "GET",
                          .path = path,
                          .query = query,
                          .headers = {{"host", "evil.example"}, {"accept", "text/html"}}});
  }

  test::SampleService service;
  Router router;
  Pages pages;
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the description for browsers has absolute addresses from the configuration, never from Host") {
  Site site({.public_url = "https://search.example.org/archive/"});
  const Response answer = site.get("/opensearch.xml");
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "application/opensearchdescription+xml; charset=utf-8");
  for (const std::string url :
       {"type=\"text/html\" rel=\"results\" template=\"https://search.example.org/archive/search?q={searchTerms}\"",
        "type=\"application/x-suggestions+json\" rel=\"suggestions\" "
        "template=\"https://search.example.org/archive/api/v1/suggest/opensearch?q={searchTerms}\"",
        "type=\"application/atom+xml\" rel=\"results\" "
        "template=\"https://search.example.org/archive/feed.atom?q={searchTerms}\"",
        "type=\"application/opensearchdescription+xml\" rel=\"self\" "
        "template=\"https://search.example.org/archive/opensearch.xml\""}) {
    CHECK(contains(answer.body, "<Url " + url + "/>"));
  }
  CHECK(contains(answer.body, "<ShortName>Passage</ShortName>"));
  CHECK(contains(answer.body, "<InputEncoding>UTF-8</InputEncoding>"));
  CHECK_FALSE(contains(answer.body, "evil.example"));
}

TEST_CASE("the description leads to pages in the language that was asked for, and speaks it") {
  Site site({.public_url = "https://search.example.org/"});
  const std::string spanish = site.get("/opensearch.xml", "ui=es").body;
  CHECK(contains(spanish, "search?q={searchTerms}&amp;ui=es\""));
  CHECK(contains(spanish, "<Description>Encuentr"));
  const std::string unknown = site.get("/opensearch.xml", "ui=%3Cscript%3E").body;
  CHECK(unknown == site.get("/opensearch.xml").body);
}

TEST_CASE("what the configuration holds is escaped in the description, and a long name is cut") {
  Site site({.site_name = "Rights & <Borders> for all of us", .public_url = "https://search.example.org/a&b'c/"});
  const std::string xml = site.get("/opensearch.xml").body;
  CHECK(contains(xml, "<ShortName>Rights &amp; &lt;Border</ShortName>"));
  CHECK(contains(xml, "https://search.example.org/a&amp;b&#39;c/search?q={searchTerms}"));
}

TEST_CASE("the description is kept until it changes") {
  Site site({.public_url = "https://search.example.org/"});
  const Response first = site.get("/opensearch.xml");
  std::string etag;
  for (const auto& [name, value] : first.headers) {
    if (name == "ETag") etag = value;
  }
  REQUIRE_FALSE(etag.empty());
  const Response again =
      site.router.handle({.method = "GET", .path = "/opensearch.xml", .headers = {{"if-none-match", etag}}});
  CHECK(again.status == 304);
}

TEST_CASE("pages name the description where there is one") {
  Site with({.public_url = "https://search.example.org/"});
  const std::string link =
      "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Passage\" href=\"";
  CHECK(contains(with.get("/").body, link + "/opensearch.xml\">"));
  CHECK(contains(with.get("/search", "q=a&ui=ar").body, link + "/opensearch.xml?ui=ar\">"));
  CHECK(contains(with.get("/help").body, link));
  CHECK(contains(with.get("/nowhere").body, link));
  Site without(PagesConfig{});
  CHECK_FALSE(contains(without.get("/").body, "opensearch"));
  CHECK(without.get("/opensearch.xml").status == 404);
}
