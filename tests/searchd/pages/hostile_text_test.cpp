// Whatever stands in a document or a query, a page shows it and does not obey it.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "searchd/http/pages/pages.h"
#include "searchd/http/percent_encoding.h"
#include "tests/searchd/pages/sample_service.h"

using Catch::Matchers::Contains;
using namespace searchd;
using namespace searchd::http;

namespace {

const std::vector<std::string> hostile_texts = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "</title></textarea></style><script>alert(1)</script>",
    "{{{query}}}{{#hits}}",
    "<!--<script>alert(1)//-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "javascript:alert(1)",
    "\xE2\x80\xAE<b>gnp.exe",
};

/// A hit that holds the text wherever it can.
Hit hostile_hit(const std::string& text) {
  Hit hit;
  hit.id = text;
  hit.work = text;
  hit.url = text;
  hit.title = {text, text, text};
  hit.kind = text;
  hit.language = text;
  hit.date = text;
  hit.authors = {text};
  hit.organizations = {text};
  hit.event = text;
  hit.countries = {text};
  hit.symbol = text;
  hit.topics = {text};
  hit.publisher = text;
  hit.rights = text;
  hit.identifier = text;
  hit.format = text;
  hit.more_places = 2;
  hit.versions = {{text, text, text, text}};
  Place place;
  place.url = text;
  place.language = text;
  place.number = 1;
  place.locator.page = 1;
  place.locator.page_label = text;
  place.locator.heading = text;
  place.locator.anchor = text;
  place.locator.paragraph = text;
  place.locator.speaker = text;
  place.locator.start = 1;
  place.snippet = {text, text, text};
  hit.places = {place};
  return hit;
}

SearchAnswer hostile_answer(const std::string& text) {
  SearchAnswer answer;
  answer.total_hits = 11;
  answer.hits = {hostile_hit(text)};
  answer.notices = {{text, text, text}, {"no_documents_for_word", text, text}};
  answer.corrected_query = text;
  answer.expansions = {{text, {{text, text}, {text + "x", text}}, text}};
  for (const char* field : {"kind", "language", "year", "country", "organization", "topic"}) {
    answer.facets[field] = {{text, 1}};
  }
  answer.parsed_query = answer.plan = text;
  return answer;
}

/// The page without the scripts that are the site's own: files, and data in which no tag can begin or end.
std::string without_own_scripts(std::string html) {
  for (const std::string name : {"passage-search", "reading"}) {
    const std::string file = "<script src=\"/ui/" + name + ".js\" defer></script>";
    if (const auto at = html.find(file); at != std::string::npos) html.erase(at, file.size());
  }
  static const std::string data = "<script type=\"application/ld+json\">";
  if (const auto at = html.find(data); at != std::string::npos) {
    const auto end = html.find('<', at + data.size());
    REQUIRE(html.compare(end, 9, "</script>") == 0);
    html.erase(at, end + 9 - at);
  }
  return html;
}

/// Tags with their attributes, taken apart as a browser would: quoted values skipped.
void check_tags(const std::string& page) {
  const std::string html = without_own_scripts(page);
  static const std::vector<std::string> forbidden = {"<script", "<svg", "<img", "<style", "<b>", "<iframe", "<!--"};
  for (const std::string& tag : forbidden) CHECK_THAT(html, !Contains(tag));
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    char quote = '\0';
    std::string outside_quotes;
    for (++at; at < html.size() && (quote != '\0' || html[at] != '>'); ++at) {
      if (quote != '\0') {
        if (html[at] == quote) quote = '\0';
      } else if (html[at] == '"' || html[at] == '\'') {
        quote = html[at];
      } else {
        outside_quotes += html[at];
      }
    }
    CAPTURE(outside_quotes);
    CHECK(outside_quotes.find(" on") == std::string::npos);
    CHECK(outside_quotes.find("alert") == std::string::npos);
    CHECK(outside_quotes.find('<') == std::string::npos);
  }
  for (std::size_t at = html.find("href=\""); at != std::string::npos; at = html.find("href=\"", at + 1)) {
    const std::string value = html.substr(at + 6, 8);
    CAPTURE(value);
    CHECK((value.starts_with("/") || value.starts_with("http://") || value.starts_with("https://") ||
           value.starts_with("#main")));
    CHECK_FALSE(value.starts_with("//"));
  }
}

}  // namespace

TEST_CASE("hostile text is escaped wherever it stands", "[pages][hostile]") {
  const std::string text = GENERATE(from_range(hostile_texts));
  CAPTURE(text);
  test::SampleService service;
  service.answer = hostile_answer(text);
  DocumentAnswer document;
  document.document = hostile_hit(text);
  document.passages = document.document.places;
  document.passage_count = 3;
  service.document_answer = document;
  service.similar_answer = {{document.document}};
  const Pages pages(service, {.site_name = text, .help_links = {{"", {"https://example.org/help", text}}}});

  const std::string value = percent_encoded(text);
  const Request search{.method = "GET",
                       .path = "/search",
                       .query = "q=" + value + "&filter=kind:" + value + "&filter=topic:" + value + "&ui=" + value +
                                "&from=" + value + "&to=" + value,
                       .headers = {{"accept-language", text}}};
  check_tags(pages.search(search).body);
  service.answer.total_hits = 0;
  check_tags(pages.search(search).body);
  service.answer.total_hits = 11;
  check_tags(pages.start(search).body);
  check_tags(pages.help(search).body);
  check_tags(pages.read({.method = "GET", .path = "/read", .query = "id=" + value + "&q=" + value + "&place=1"}).body);
  check_tags(pages.error(400, search, text).body);
}

TEST_CASE("what is escaped is still what was written", "[pages][hostile]") {
  test::SampleService service;
  service.answer = hostile_answer("<a \"b\" 'c'>&");
  const std::string html =
      Pages(service, {}).search({.method = "GET", .path = "/search", .query = "q=%3Ca+%22b%22%3E"}).body;
  CHECK_THAT(html, Contains("<mark>&lt;a &quot;b&quot; &#39;c&#39;&gt;&amp;</mark>"));
  CHECK_THAT(html, Contains("name=\"q\" value=\"&lt;a &quot;b&quot;&gt;\""));
}
