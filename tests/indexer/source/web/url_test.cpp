#include "indexer/source/web/url.h"

#include <catch2/catch.hpp>

using namespace indexer;

TEST_CASE("an address has an origin, with the port that its scheme stands for", "[web]") {
  CHECK(parse_url("https://Example.org/a?b=c#d")->origin == "https://example.org:443");
  CHECK(parse_url("https://Example.org/a?b=c#d")->text == "https://Example.org/a?b=c");
  CHECK(parse_url("http://example.org:8080")->origin == "http://example.org:8080");
  CHECK(parse_url("HTTP://example.org")->origin == "http://example.org:80");
  CHECK(parse_url("http://[::1]:8080/")->origin == "http://[::1]:8080");
  CHECK(parse_url("https://example.org/")->is_encrypted());
  CHECK_FALSE(parse_url("http://example.org/")->is_encrypted());
}

TEST_CASE("what is no address of http or https is none, nor is one with a password in it", "[web]") {
  const auto* text =
      GENERATE("", "example.org", "/a", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org",
               "javascript:alert(1)", "http://", "https://user@example.org/", "https://user:secret@example.org/",
               "https://example.org:99999/", "dict://127.0.0.1:11211/");
  CAPTURE(text);
  CHECK_FALSE(parse_url(text));
}

TEST_CASE("links lead from the page that they stand on", "[web]") {
  const Url base = *parse_url("https://example.org/a/b?c=d");
  CHECK(resolve_url(base, "/x y")->text == "https://example.org/x%20y");
  CHECK(resolve_url(base, "x")->text == "https://example.org/a/x");
  CHECK(resolve_url(base, "../x?y=z")->text == "https://example.org/x?y=z");
  CHECK(resolve_url(base, "//other.org/x")->origin == "https://other.org:443");
  CHECK(resolve_url(base, "http://other.org/")->origin == "http://other.org:80");
  CHECK_FALSE(resolve_url(base, "file:///etc/passwd"));
  CHECK_FALSE(resolve_url(base, "https://user:secret@other.org/"));
}

TEST_CASE("values are escaped in a query", "[web]") {
  CHECK(query_value("a/b c&d=é") == "a%2Fb%20c%26d%3D%C3%A9");
}
