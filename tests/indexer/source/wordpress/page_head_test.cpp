#include "indexer/source/wordpress/page_head.h"

#include <catch2/catch.hpp>

using namespace indexer;
using Texts = std::vector<std::string>;

TEST_CASE("the head of a page says its language and its translations", "[wordpress]") {
  const PageHead head = read_page_head(
      "<!DOCTYPE html>\n<HTML dir=ltr lang='es-MX' class=\"no-js\">\n<head><title>a < b</title>\n"
      "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/?a=1&amp;b=2\" />\n"
      "<link href=/es/ HREFLANG = es rel=Alternate>\n"
      "<link rel='alternate' type='application/rss+xml' href='/feed/'>\n"
      "<link rel='stylesheet' hreflang='fr' href='/style.css'>\n"
      "<link rel='alternate' hreflang='' href='/none/'><link rel='alternate' hreflang='pt'>\n"
      "</head><body><link rel='alternate' hreflang='ru' href='/ru/'></body></html>");
  CHECK(head.language == "es-MX");
  CHECK(head.alternates == Texts{"https://example.org/?a=1&b=2", "/es/"});
}

TEST_CASE("what is no page has no head, and a hostile one ends", "[wordpress]") {
  CHECK(read_page_head("").language.empty());
  CHECK(read_page_head("<").alternates.empty());
  CHECK(read_page_head("<html lang=\"e").language == "e");
  CHECK(read_page_head("<link rel=alternate hreflang=a href=").alternates.empty());
  CHECK(read_page_head("<link = = =\"\" rel=alternate hreflang").alternates.empty());
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "<link rel=alternate hreflang=a href=/a>";
  CHECK(read_page_head(many).alternates.size() == 200);
  CHECK(read_page_head(std::string(2'000'000, '<')).alternates.empty());
  std::string spaces = "<link";
  for (int i = 0; i < 500'000; ++i) spaces += " a";
  CHECK(read_page_head(spaces).alternates.empty());
}
