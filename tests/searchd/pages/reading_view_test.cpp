// The reading view: a text with the place of a hit in sight, and what leads on from there.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidjson/document.h>

#include "searchd/http/pages/pages.h"
#include "tests/searchd/pages/sample_service.h"

using Catch::Matchers::Contains;
using searchd::http::Pages;
using searchd::http::Response;

namespace {

struct Site {
  test::SampleService service;
  Pages pages{service, {.public_url = "https://search.example.org/"}};

  Site() { service.document_answer = test::report_document(10, 29); }

  [[nodiscard]] Response read(std::string query) const {
    return pages.read({.method = "GET", .path = "/read", .query = std::move(query)});
  }
  [[nodiscard]] std::string html(std::string query) const { return read(std::move(query)).body; }
  searchd::DocumentAnswer& document() { return *service.document_answer; }

  /// Makes the document the transcript of what is at that address.
  void record(const std::string& url) {
    document().document.url = url;
    document().document.format = "vtt";
    for (searchd::Place& place : document().passages) {
      place.locator = {.start = place.number * 10.5};
      place.url = url + "#t=" + std::to_string(place.number * 10);
    }
  }
};

std::size_t occurrences(const std::string& text, std::string_view wanted) {
  std::size_t count = 0;
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++count;
  return count;
}

std::string policy_of(const Response& response) {
  const auto found =
      std::ranges::find(response.headers, "Content-Security-Policy", [](const auto& h) { return h.first; });
  return found == response.headers.end() ? "" : found->second;
}

std::string between(const std::string& text, std::string_view begin, std::string_view end) {
  const auto from = text.find(begin);
  REQUIRE(from != std::string::npos);
  const auto at = from + begin.size();
  return text.substr(at, text.find(end, at) - at);
}

rapidjson::Document json_ld_of(const std::string& html) {
  const std::string json = between(html, "<script type=\"application/ld+json\">", "</script>");
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  REQUIRE(document.IsObject());
  return document;
}

/// What a reader sees of a citation: without tags.
std::string citation_of(const std::string& html) {
  std::string text;
  bool is_tag = false;
  for (const char c : between(html, "id=\"citation\">", "</p>")) {
    if (c == '<') is_tag = true;
    if (!is_tag) text += c;
    if (c == '>') is_tag = false;
  }
  return text;
}

}  // namespace

TEST_CASE("the reading view shows the passage among its neighbours", "[reading]") {
  Site site;
  const std::string html = site.html("id=reports%2Fa&place=12&q=detention");
  CHECK(site.service.asked_document.id == "reports/a");
  CHECK(std::get<searchd::DocumentRequest::PassageNumber>(site.service.asked_document.around).number == 12);
  CHECK(site.service.asked_document.query == "detention");
  CHECK_THAT(html, Contains("<section id=\"p12\" class=\"passage here\" aria-current=\"true\">"));
  CHECK(occurrences(html, "aria-current=\"true\">") == 2);  // The passage and the language of the page.
  CHECK(occurrences(html, "class=\"passage") == 20);
  CHECK_THAT(html, Contains("Passages 10 to 29 of 40"));
  CHECK_THAT(html, Contains("<dt>Countries</dt><dd><bdi>Mexico</bdi></dd><dd><bdi>Kenya</bdi></dd>"));
  CHECK_THAT(html, Contains("Open the source (PDF)"));
  CHECK_THAT(html, Contains("speaks of <mark>detention</mark> and of"));
}

TEST_CASE("pages of the text are turned without marking a place", "[reading]") {
  Site site;
  const std::string html = site.html("id=a&place=12&q=b");
  CHECK_THAT(html, Contains("href=\"/read?id=a&amp;q=b\" rel=\"prev\""));
  CHECK_THAT(html, Contains("href=\"/read?id=a&amp;first=30&amp;q=b\" rel=\"next\""));
  const std::string turned = site.html("id=a&first=30");
  CHECK(std::get<searchd::DocumentRequest::FirstPassage>(site.service.asked_document.around).number == 30);
  CHECK_THAT(turned, !Contains("passage here"));
  site.document() = test::report_document(30, 40);
  CHECK_THAT(site.html("id=a&first=30"), Contains("first=10\" rel=\"prev\"") && !Contains("rel=\"next\""));
}

TEST_CASE("a heading that the passage begins with stands above it once", "[reading]") {
  Site site;
  searchd::Place& place = site.document().passages.front();
  place.snippet = {"Case management instead of ", "custody", "\nText."};
  const std::string html = site.html("id=a");
  CHECK_THAT(html, Contains("Page 6</span> </a></p>") || Contains("Page 6</span></a></p>"));
  CHECK_THAT(html, Contains("<h2>Case management instead of <mark>custody</mark></h2>\n<p>Text.</p>"));
}

TEST_CASE("a passage says where it is as far as the one before has not, the place asked for in full", "[reading]") {
  Site site;
  const std::string html = site.html("id=a&place=15");
  // Two passages a page, all of one heading: the first shown and the place say both, the others their page.
  CHECK(occurrences(html, "<bdi lang=\"en\">Case management instead of custody</bdi>") == 2);
  CHECK_THAT(between(html, "id=\"p12\"", "</section>"), Contains("Page 7") && !Contains("Case management"));
  CHECK_THAT(between(html, "id=\"p13\"", "</section>"), !Contains("class=\"where\""));
  CHECK_THAT(between(html, "id=\"p15\"", "</section>"), Contains("Page 8") && Contains("Case management"));
}

TEST_CASE("the places of the query are stepped through", "[reading]") {
  Site site;
  site.document().matching = {4, 12, 18, 35};
  const std::string on = site.html("id=a&place=12&q=b&filter=kind:report&sort=newest&ui=en");
  const std::string rest = "&amp;q=b&amp;filter=kind%3Areport&amp;sort=newest&amp;ui=en";
  CHECK_THAT(on, Contains("<a href=\"#p12\">Place 2 of 4</a>"));
  CHECK_THAT(on, Contains("href=\"/read?id=a&amp;place=4" + rest + "#p4\" rel=\"nofollow\">Previous place"));
  CHECK_THAT(on, Contains("href=\"/read?id=a&amp;place=18" + rest + "#p18\" rel=\"nofollow\">Next place"));
  const std::string first = site.html("id=a&place=4&q=b");
  CHECK_THAT(first, Contains("Place 1 of 4") && Contains("place=12") && !Contains("Previous place"));
  const std::string last = site.html("id=a&place=35&q=b");
  CHECK_THAT(last, Contains("Place 4 of 4") && Contains("place=18") && !Contains("Next place"));
  const std::string off = site.html("id=a&place=13&q=b");
  CHECK_THAT(off, Contains(">4 places</p>") && Contains("place=12&amp;") && Contains("place=18&amp;"));
  const std::string turned = site.html("id=a&first=10&q=b");
  CHECK_THAT(turned, Contains(">4 places</p>") && Contains("place=4&amp;") && Contains("place=12&amp;"));
}

TEST_CASE("who comes from no search is shown no steps and no way back", "[reading]") {
  Site site;
  const std::string html = site.html("id=a&place=12");
  CHECK_THAT(html, !Contains("class=\"steps\"") && !Contains("Back to the results"));
}

TEST_CASE("the way back is the search as it was", "[reading]") {
  Site site;
  const std::string html = site.html("id=a&place=12&q=b&filter=topic:x%26y&date=2018&page=3&expand=false&ui=en");
  CHECK_THAT(html, Contains("href=\"/search?q=b&amp;filter=topic%3Ax%26y&amp;date=2018&amp;expand=false&amp;page=3&amp;"
                            "ui=en\" rel=\"nofollow\">Back to the results"));
  CHECK_FALSE(site.service.asked_document.expand);
  CHECK_THAT(site.html("id=a&filter=kind:news"), Contains("Back to the results"));
}

TEST_CASE("versions are led to at their place with the search", "[reading]") {
  Site site;
  site.document().document.versions = {{"a.es", "es", "Título", "https://example.org/es.pdf", false, 14},
                                       {"a.fr", "fr", "Titre", "", false, 0}};
  const std::string html = site.html("id=a&place=12&q=b");
  CHECK_THAT(html, Contains("<a href=\"/read?id=a.es&amp;place=14&amp;q=b#p14\" hreflang=\"es\">Spanish</a>"));
  CHECK_THAT(html, Contains("<a href=\"/read?id=a.fr&amp;q=b\" hreflang=\"fr\">French</a>"));
  CHECK_THAT(site.html("id=a&q=b"), Contains("<a href=\"/read?id=a.es&amp;q=b\" hreflang=\"es\">"));
}

TEST_CASE("a recording is played from the minute of the place", "[reading]") {
  Site site;
  site.record("https://media.example.org/2021/a.mp4?x=1&y=2");
  site.document().file_url = "/files?id=a";
  const Response response = site.read("id=a&place=12");
  CHECK_THAT(response.body, Contains("<video controls preload=\"none\" src=\"https://media.example.org/2021/a.mp4?"
                                     "x=1&amp;y=2#t=126\""));
  CHECK_THAT(response.body, Contains("<track kind=\"captions\" src=\"/files?id=a\" srclang=\"en\" label=\"English\">"));
  CHECK_THAT(response.body, Contains("comes from <bdi dir=\"ltr\">media.example.org</bdi>"));
  CHECK_THAT(response.body, Contains("id=\"p11\" class=\"passage\" data-start=\"115.5\""));
  CHECK_THAT(response.body, Contains("href=\"https://media.example.org/2021/a.mp4?x=1&amp;y=2#t=110\"><span>At 1:55"));
  CHECK_THAT(policy_of(response), Contains("media-src 'self' https://media.example.org") && !Contains("unsafe"));
  CHECK_THAT(site.html("id=a"), Contains("a.mp4?x=1&amp;y=2\""));

  site.record("https://media.example.org/a.MP3");
  site.document().file_url.clear();
  CHECK_THAT(site.html("id=a"), Contains("<audio controls preload=\"none\" src=\"https://media.example.org/a.MP3\"") &&
                                    !Contains("<track"));
}

TEST_CASE("what cannot be played here is linked", "[reading]") {
  Site site;
  const char* url =
      GENERATE("https://www.youtube.com/watch?v=abc", "https://example.org/page.html", "https://a;script-src *;/x.mp4",
               "https://user@media.example.org/x.mp4", "javascript:alert(1)//x.mp4", "/files?id=x.mp4");
  CAPTURE(url);
  site.record(url);
  const Response response = site.read("id=a&place=12");
  CHECK_THAT(response.body, !Contains("<video") && !Contains("<audio") && !Contains("<iframe"));
  CHECK(policy_of(response).empty());
}

TEST_CASE("a citation is to be read and copied", "[reading]") {
  Site site;
  searchd::Hit& document = site.document().document;
  document.authors = {"Ana Autora", "Bo Author"};
  document.publisher = "Open Roads Press";
  document.identifier = "doi:10.1000/182";
  document.event = "Review";
  document.title = {"Who ", "waits", "?"};
  const std::string start =
      "Ana Autora, Bo Author. Who waits? Review. Open Roads Press, 17 May 2021. A/RES/73/195. "
      "doi:10.1000/182. ";
  CHECK(citation_of(site.html("id=a")) ==
        start + "https://search.example.org/files?id=reports%2F2021%2Fwaiting%20room%201.pdf");
  CHECK(citation_of(site.html("id=a&place=12&q=b")) ==
        start + "Page 7. https://search.example.org/files?id=reports%2F2021%2Fwaiting%20room%201.pdf#page=7");
  document.authors.clear();
  document.url.clear();
  CHECK_THAT(citation_of(site.html("id=a")), Catch::StartsWith("Network for Open Roads, Casa del Camino. Who") &&
                                                 Catch::EndsWith("https://search.example.org/read?id=reports%2F2021%2F"
                                                                 "waiting%20room%201.pdf"));
  site.record("https://media.example.org/a.mp3");
  CHECK_THAT(citation_of(site.html("id=a&place=12")),
             Catch::EndsWith("At 2:06. https://media.example.org/a.mp3#t=120"));
  const Pages without_address(site.service, {});
  document.url = "/files?id=a";
  CHECK_THAT(citation_of(without_address.read({.method = "GET", .path = "/read", .query = "id=a"}).body),
             Catch::EndsWith("doi:10.1000/182. "));
}

TEST_CASE("reference managers are offered the same place", "[reading]") {
  Site site;
  const std::string html = site.html("id=a%26b&place=12");
  for (const std::string format : {"ris", "bibtex", "csl"}) {
    CHECK_THAT(html, Contains("href=\"/api/v1/citation?id=a%26b&amp;format=" + format + "&amp;place=12\""));
  }
}

TEST_CASE("reference managers read what the document is", "[reading]") {
  Site site;
  searchd::Hit& document = site.document().document;
  document.authors = {"Ana Autora", "Bo Author"};
  document.identifier = "DOI:10.1000/182";
  const std::string html = site.html("id=a");
  const auto tag = [&](const std::string& name) {
    return between(html, "<meta name=\"citation_" + name + "\" content=\"", "\">");
  };
  CHECK(tag("title") == "Out of the waiting room: alternatives to detention in four countries");
  CHECK(occurrences(html, "<meta name=\"citation_author\"") == 2);
  CHECK(tag("author") == "Ana Autora");
  CHECK(tag("publication_date") == "2021/05/17");
  CHECK(tag("language") == "en");
  CHECK(tag("doi") == "10.1000/182");
  CHECK(tag("technical_report_institution") == "Network for Open Roads, Casa del Camino");
  CHECK(tag("technical_report_number") == "A/RES/73/195");
  CHECK(tag("pdf_url") == "https://search.example.org/files?id=reports%2F2021%2Fwaiting%20room%201.pdf");

  const auto json = json_ld_of(html);
  CHECK(json["@context"] == "https://schema.org");
  CHECK(json["@type"] == "Report");
  CHECK(json["name"] == "Out of the waiting room: alternatives to detention in four countries");
  CHECK(json["datePublished"] == "2021-05-17");
  CHECK(json["author"].Size() == 2);
  CHECK(json["author"][0]["name"] == "Ana Autora");
  CHECK(json["sourceOrganization"][1]["name"] == "Casa del Camino");

  document.kind = "news";
  CHECK_THAT(site.html("id=a"), !Contains("technical_report"));
}

TEST_CASE("programs read of a document what stands in it, whatever that is", "[reading][hostile]") {
  Site site;
  const std::string text = GENERATE(std::string("</script><script>alert(1)</script>"), "<!--<script>", "]]>",
                                    "\\\"\n\t", "\u2028\u2029&amp;&lt;", "'\"><img src=x>", "\\u003C/script>");
  CAPTURE(text);
  searchd::Hit& document = site.document().document;
  document.title = {text};
  document.authors = document.organizations = document.topics = {text};
  document.publisher = document.rights = document.identifier = document.date = text;
  const std::string html = site.html("id=a");
  const auto json = json_ld_of(html);
  CHECK(std::string_view(json["name"].GetString()) == text);
  CHECK(std::string_view(json["author"][0]["name"].GetString()) == text);
  CHECK(std::string_view(json["copyrightNotice"].GetString()) == text);
  CHECK(occurrences(html, "<script") == 3);  // two files, and the data
  CHECK(occurrences(html, "</script>") == 3);
}

TEST_CASE("all views of a page of the text name one address, and what a search has marked is not to be indexed",
          "[reading]") {
  Site site;
  const std::string robots = "<meta name=\"robots\" content=\"noindex\">";
  const auto canonical = [](const std::string& html) {
    return between(html, "<link rel=\"canonical\" href=\"", "\">");
  };
  const std::string id = "https://search.example.org/read?id=reports%2F2021%2Fwaiting%20room%201.pdf";
  CHECK(canonical(site.html("id=a&place=20&q=b&filter=kind:report")) == id);
  CHECK(canonical(site.html("id=a&place=21&ui=es")) == id + "&amp;first=21");
  CHECK(canonical(site.html("id=a&place=4000000000")) == id + "&amp;first=21");
  CHECK_THAT(site.html("id=a&place=12&q=b"), Contains(robots));
  CHECK_THAT(site.html("id=a&place=12"), !Contains(robots));
  site.document() = test::report_document(1, 20);
  CHECK(canonical(site.html("id=a")) == id);
  CHECK_THAT(site.html("id=a"), Contains("<link rel=\"alternate\" hreflang=\"fr\" "
                                         "href=\"https://search.example.org/read?id=reports%2F2021%2Fsalle.fr.pdf\">"));
}

TEST_CASE("a text ends with documents like it", "[reading]") {
  Site site;
  site.service.similar_answer = {{test::transcript_hit()}};
  CHECK_THAT(site.html("id=a"), !Contains("class=\"similar\""));  // The text goes on.
  CHECK(site.service.asked_similar == searchd::SimilarRequest{});
  site.document() = test::report_document(30, 40);
  const std::string html = site.html("id=a&q=b&ui=ar");
  CHECK(site.service.asked_similar ==
        searchd::SimilarRequest{.id = site.document().document.id, .limit = 5, .prefer = {"ar"}});
  // At the place that is most like it, and without the search, whose words need not stand in it.
  CHECK_THAT(
      between(html, "<section class=\"similar\"", "</section>"),
      Contains(
          "href=\"/read?id=transcripts%2F2019%2Frabat.ar.vtt&amp;place=3&amp;ui=ar#p3\" lang=\"ar\" dir=\"rtl\">") &&
          !Contains("<mark>"));
}
