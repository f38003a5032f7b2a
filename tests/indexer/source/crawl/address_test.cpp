#include <catch2/catch.hpp>

#include "indexer/source/crawl/link_scope.h"
#include "indexer/source/crawl/page_address.h"
#include "indexer/source/crawl/web_format.h"
#include "indexer/source/source.h"

using namespace indexer;

TEST_CASE("addresses that mean one page are one", "[crawl]") {
  const auto [url, key] = GENERATE(table<std::string, std::string>({
      {"https://example.org", "example.org/"},
      {"HTTPS://Example.ORG:443/A/./b/../c#part", "example.org/A/c"},
      {"http://example.org:80/a", "example.org/a"},
      {"http://example.org:8080/a", "example.org:8080/a"},
      {"https://example.org/caf%c3%a9/%7ejoe", "example.org/caf%C3%A9/~joe"},
      {"https://example.org/caf\xC3\xA9", "example.org/caf%C3%A9"},
      {"https://example.org/a%2fb", "example.org/a%2Fb"},
      {"https://example.org/?utm_source=x&id=3&FBCLID=y", "example.org/?id=3"},
      {"https://example.org/a?utm_source=x", "example.org/a"},
      {"https://example.org/a?", "example.org/a"},
      {"https://example.org?x=1", "example.org/?x=1"},
  }));
  CAPTURE(url);
  const auto address = page_address(url);
  REQUIRE(address);
  CHECK(address->key == key);
  CHECK(page_address(address->url) == address);
}

TEST_CASE("a link leads to an address, or to nothing that is fetched", "[crawl]") {
  const Url base = *parse_url("https://example.org/en/reports/");
  const auto to = [&](const std::string& link) {
    const auto address = linked_address(base, link);
    return address ? address->url : std::string{};
  };
  CHECK(to("../a?b=c#d") == "https://example.org/en/a?b=c");
  CHECK(to("//example.net/x") == "https://example.net/x");
  CHECK(to("file:///etc/passwd").empty());
  CHECK(to("ftp://example.org/").empty());
  CHECK(to("https://user:secret@example.org/").empty());
  CHECK(to("/a/b/a/b/a/b/c/") == "https://example.org/a/b/a/b/a/b/c/");
  CHECK(to("/a/b/a/b/a/b/a/b/").empty());
  CHECK(to("/" + std::string(1'900, 'x')).size() == 1'920);
  CHECK(to("/" + std::string(2'000, 'x')).empty());
}

TEST_CASE("a scope is the hosts of what is configured, or beginnings of addresses", "[crawl]") {
  Source source{.name = "site", .web = WebSite{.start = {"https://example.org/en/"}}};
  const auto contains = [&](const std::string& url) { return LinkScope(source).contains(*page_address(url)); };
  CHECK(contains("https://example.org/es/"));
  CHECK(contains("http://www.example.org/"));
  CHECK_FALSE(contains("https://docs.example.org/"));
  CHECK_FALSE(contains("https://example.org.evil.example/"));
  CHECK_FALSE(contains("https://example.org:8443/"));
  source.exclude = {"/tag/*", "*.php", "calendar/*"};
  CHECK_FALSE(contains("https://example.org/tag/x/y"));
  CHECK_FALSE(contains("https://example.org/a/index.php"));
  CHECK_FALSE(contains("https://example.org/calendar/2026"));
  CHECK(contains("https://example.org/a/calendar/2026"));
  source.web->scope = {"https://example.org/en/", "https://docs.example.org/"};
  CHECK(contains("https://example.org/en/a"));
  CHECK_FALSE(contains("https://example.org/es/"));
  CHECK(contains("https://docs.example.org/x"));
  CHECK(LinkScope(source).has_host_of(*page_address("https://example.org/sitemap.xml")));
  CHECK_FALSE(LinkScope(source).has_host_of(*page_address("https://example.net/sitemap.xml")));
  source.include = {"/en/reports/*"};
  CHECK(LinkScope(source).wants(*page_address("https://example.org/en/reports/1")));
  CHECK_FALSE(LinkScope(source).wants(*page_address("https://example.org/en/news/1")));
}

TEST_CASE("what is fetched and what it is", "[crawl]") {
  CHECK(expected_format("/a/") == WebFormat::Page);
  CHECK(expected_format("/a.b/c") == WebFormat::Page);
  CHECK(expected_format("/index.php") == WebFormat::Page);
  CHECK(expected_format("/version-2.0") == WebFormat::Page);
  CHECK(expected_format("/Report.PDF") == WebFormat::File);
  CHECK(expected_format("/picture.JPG") == WebFormat::Other);
  CHECK(expected_format("/all.zip") == WebFormat::Other);
  CHECK(delivered_format("Text/HTML; charset=utf-8", "/report.pdf") == WebFormat::Page);
  CHECK(delivered_format("application/pdf", "/download") == WebFormat::File);
  CHECK(delivered_format("application/octet-stream", "/report.docx") == WebFormat::File);
  CHECK(delivered_format("application/octet-stream", "/download") == WebFormat::Other);
  CHECK(delivered_format("image/png", "/a") == WebFormat::Other);
  CHECK(delivered_format("", "/a") == WebFormat::Page);
  CHECK(charset_of("text/html; Charset=\"ISO-8859-1\"; x") == "ISO-8859-1");
  CHECK(charset_of("text/html").empty());
  CHECK(charset_of("text/html; charset=").empty());
  CHECK(media_type("text/html ; charset=x") == "text/html");
}
