#include "indexer/web_address.h"

#include <catch2/catch.hpp>

using indexer::web_address;

TEST_CASE("links of a page become addresses that can be compared") {
  const std::string page = "https://Example.org/en/news/page.html?x=1#top";
  CHECK(web_address(page) == "https://example.org/en/news/page.html?x=1");
  CHECK(web_address("HTTPS://EXAMPLE.org") == "https://example.org/");
  CHECK(web_address("/es/page.html", page) == "https://example.org/es/page.html");
  CHECK(web_address("seite.html", page) == "https://example.org/en/news/seite.html");
  CHECK(web_address("../../es/./page.html#x", page) == "https://example.org/es/page.html");
  CHECK(web_address("//other.org/a", page) == "https://other.org/a");
  CHECK(web_address("https://other.org/a/../b/", page) == "https://other.org/b/");
}

TEST_CASE("what is no address of the web has none") {
  const std::string page = "https://example.org/";
  for (const std::string link : {"mailto:a@example.org", "javascript:void", "ftp://example.org/a", "", "#top"}) {
    CAPTURE(link);
    CHECK(web_address(link, page).empty());
  }
  CHECK(web_address("es/page.html").empty());
  CHECK(web_address("/es/page.html").empty());
}
