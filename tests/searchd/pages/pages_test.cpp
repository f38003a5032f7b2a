#include "searchd/http/pages/pages.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "searchd/errors.h"
#include "tests/searchd/pages/sample_service.h"
#include "ui/embedded_files.h"

using Catch::Matchers::Contains;
using searchd::http::Pages;
using searchd::http::Request;
using searchd::http::Response;

namespace {

Request request(std::string query, std::string accept_language = {}) {
  Request result{.method = "GET", .path = "/search", .query = std::move(query)};
  if (!accept_language.empty()) result.headers.emplace_back("accept-language", std::move(accept_language));
  return result;
}

struct Site {
  test::SampleService service;
  Pages pages{service, {}};

  Site() {
    service.answer = test::results_answer();
    service.document_answer = test::report_document(10, 29);
  }
};

std::size_t occurrences(const std::string& text, std::string_view wanted) {
  std::size_t count = 0;
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a results page shows what was found and where", "[pages]") {
  Site site;
  const Response response = site.pages.search(request("q=detention"));
  CHECK(response.status == 200);
  CHECK(response.content_type == "text/html; charset=utf-8");
  const std::string& html = response.body;
  CHECK_THAT(html, Contains("<html lang=\"en\" dir=\"ltr\">"));
  CHECK_THAT(html, Contains("<meta name=\"robots\" content=\"noindex\">"));
  CHECK_THAT(html, Contains("123 documents"));
  CHECK(occurrences(html, "<article>") == 10);
  CHECK_THAT(html, Contains("alternatives to <mark>detention</mark> in four"));
  CHECK_THAT(html, Contains("<h2 lang=\"ar\" dir=\"rtl\">"));
  CHECK_THAT(html, Contains("<a class=\"where\" href=\"/files?id=reports%2F2021%2Fwaiting%20room%201.pdf#page=7\">"));
  CHECK_THAT(html, Contains("Page 7</span>"));
  CHECK_THAT(html, Contains("Paragraph 27</span>"));
  CHECK_THAT(html, Contains("href=\"https://example.org/rabat.mp4#t=754.2\""));
  CHECK_THAT(html, Contains("At 12:34</span>"));
  CHECK_THAT(html, Contains("<bdi lang=\"ar\">ميسّرة الجلسة</bdi>"));
  CHECK_THAT(html, Contains("6 more places in this document"));
  CHECK_THAT(html,
             Contains("href=\"/read?id=reports%2F2021%2Fwaiting%20room%201.pdf&amp;place=8&amp;q=detention#p8\""));
  CHECK_THAT(html, Contains("<time datetime=\"2021-05-17\">17 May 2021</time>"));
  CHECK_THAT(html, Contains("hreflang=\"es\">Spanish</a>"));
  CHECK_THAT(html, Contains("href=\"/read?id=reports%2F2021%2Fsalle.fr.pdf\" hreflang=\"fr\""));
}

TEST_CASE("a results page is small and quick to make", "[pages]") {
  Site site;
  const Response response = site.pages.search(request("q=detention"));
  CHECK(response.body.size() <= 30 * 1024);
  const auto begin = std::chrono::steady_clock::now();
  constexpr int rounds = 50;
  for (int i = 0; i < rounds; ++i) static_cast<void>(site.pages.search(request("q=detention")));
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  CAPTURE(response.body.size());
  CHECK(took.count() / rounds < 20);  // Generous: the machine may be busy and the build slow.
}

TEST_CASE("the style sheet is small", "[pages]") {
  CHECK(ui::embedded_file("static/passage.css").size() > 1000);
  CHECK(ui::embedded_file("static/passage.css").size() < 16 * 1024);
}

TEST_CASE("no page holds a style or a script of its own", "[pages]") {
  Site site;
  for (const std::string& html : {site.pages.start(request("")).body, site.pages.search(request("q=a")).body,
                                  site.pages.read(request("id=a&place=12&q=b")).body, site.pages.help(request("")).body,
                                  site.pages.error(404, request("")).body}) {
    CHECK(occurrences(html, "<script") == occurrences(html, "<script src=\"/ui/"));
    CHECK_THAT(html, !Contains("<style") && !Contains(" style=") && !Contains(" onclick"));
    CHECK_THAT(html, Contains("id=\"main\"") && Contains("class=\"skip\"") && Contains("</html>"));
    CHECK(occurrences(html, "<h1") == 1);
    CHECK_THAT(html, !Contains("{{"));
  }
}

TEST_CASE("pages speak the language asked for", "[pages]") {
  Site site;
  const Response arabic = site.pages.search(request("q=a&ui=ar", "fr"));
  CHECK_THAT(arabic.body, Contains("<html lang=\"ar\" dir=\"rtl\">"));
  CHECK_THAT(arabic.body, Contains("name=\"ui\" value=\"ar\""));
  CHECK_THAT(arabic.body, Contains("page=2&amp;ui=ar"));
  CHECK(site.service.asked.prefer == std::vector<std::string>{"ar"});
  const Response french = site.pages.search(request("q=a", "fr"));
  CHECK_THAT(french.body, Contains("<html lang=\"fr\" dir=\"ltr\">") && Contains("17 mai 2021"));
  CHECK_THAT(french.body, !Contains("name=\"ui\""));
  const auto vary = std::make_pair(std::string("Vary"), std::string("Accept-Language"));
  CHECK(std::ranges::find(french.headers, vary) != french.headers.end());
}

TEST_CASE("every page renders in every language", "[pages]") {
  Site site;
  for (const std::string_view language : searchd::http::ui_languages()) {
    const std::string ui = "ui=" + std::string(language);
    CAPTURE(ui);
    site.service.answer = test::results_answer();
    CHECK(site.pages.start(request(ui)).status == 200);
    CHECK(site.pages.help(request(ui)).status == 200);
    CHECK(site.pages.search(request(ui + "&q=a&filter=kind:report&date=2018..2019")).status == 200);
    CHECK(site.pages.read(request(ui + "&id=a")).status == 200);
    for (const int status : {400, 404, 410, 418, 500, 503}) {
      CHECK(site.pages.error(status, request(ui)).status == status);
    }
    for (std::uint32_t count : {0u, 1u, 2u, 5u, 11u, 100u, 1000000u}) {
      site.service.answer.total_hits = count;
      CHECK(site.pages.search(request(ui)).status == 200);
    }
  }
}

TEST_CASE("facets turn filters on and off and keep everything else", "[pages]") {
  Site site;
  const std::string html =
      site.pages.search(request("q=a+b&filter=kind:report&filter=topic:x%26y&date=2018..2019&sort=newest&page=3")).body;
  CHECK_THAT(html, Contains("href=\"/search?q=a%20b&amp;filter=kind%3Areport&amp;filter=topic%3Ax%26y&amp;filter="
                            "language%3Aes&amp;date=2018..2019&amp;sort=newest\" rel=\"nofollow\"><bdi>Spanish"));
  CHECK_THAT(html, Contains("href=\"/search?q=a%20b&amp;filter=topic%3Ax%26y&amp;date=2018..2019&amp;sort=newest\" "
                            "rel=\"nofollow\" aria-current=\"true\"><bdi>Report</bdi>"));
  CHECK_THAT(html, Contains("<input type=\"hidden\" name=\"filter\" value=\"topic:x&amp;y\">"));
  CHECK_THAT(html, Contains("name=\"from\" value=\"2018\"") && Contains("name=\"to\" value=\"2019\""));
  CHECK_THAT(html, Contains("rel=\"prev\"") && Contains("rel=\"next\""));
  CHECK_THAT(html, Contains("Kind: <bdi>Report</bdi>") && Contains("Date: <bdi>2018 to 2019</bdi>"));
  CHECK(site.service.asked.facets.size() == 6);
}

TEST_CASE("the form of dates narrows the search, and what is mistyped there is said", "[pages]") {
  Site site;
  static_cast<void>(site.pages.search(request("q=a&from=2018&to=+2019-06+")));
  CHECK(site.service.asked.date == passage::DateRange{"2018-01-01", "2019-06-30"});
  CHECK_THAT(site.pages.search(request("q=a&from=2018&to=")).body, Contains("date=2018.."));
  const std::string html = site.pages.search(request("q=a&from=tomorrow")).body;
  CHECK_THAT(html, Contains("A date was not understood"));
  CHECK(site.service.asked.date == passage::DateRange{});
}

TEST_CASE("what was relaxed or ignored is said in words", "[pages]") {
  Site site;
  site.service.answer.matching = searchd::Matching::Most;
  site.service.answer.notices = {{"unmatched_quote", "internal"}, {"something_new", "A new kind of notice."}};
  const std::string html = site.pages.search(request("q=a&ui=fr")).body;
  CHECK_THAT(html, Contains("la plupart") && Contains("Un guillemet") && !Contains("internal"));
  CHECK_THAT(html, Contains("lang=\"en\" dir=\"ltr\">A new kind of notice."));
}

TEST_CASE("nothing found helps on", "[pages]") {
  Site site;
  site.service.answer = {};
  const std::string html = site.pages.search(request("q=%22a+b%22&filter=kind:report")).body;
  CHECK_THAT(html, Contains("Nothing found for <bdi>&quot;a b&quot;</bdi>"));
  CHECK_THAT(html, Contains("try without the quotes") && Contains("Without them there may be more"));
  CHECK_THAT(html, Contains("href=\"/search?q=%22a%20b%22\" rel=\"nofollow\"><span class=\"unseen\">"));
  CHECK_THAT(html, Contains("href=\"/search?q=\""));
}

TEST_CASE("a better query and words that no document holds are said", "[pages]") {
  Site site;
  site.service.answer.corrected_query = "asilo <político>";
  site.service.answer.notices = {{"no_documents_for_word", "internal", "politcio"}};
  const std::string link =
      "<a href=\"/search?q=asilo%20%3Cpol%C3%ADtico%3E&amp;sort=newest\" rel=\"nofollow\"><bdi>asilo &lt;pol";
  const std::string html = site.pages.search(request("q=asilo+politcio&sort=newest&page=3")).body;
  CHECK_THAT(html, Contains("Did you mean: " + link));
  CHECK_THAT(html, Contains("No document holds “\u2068politcio\u2069”"));
  site.service.answer.total_hits = 0;
  site.service.answer.hits.clear();
  CHECK_THAT(site.pages.search(request("q=asilo+politcio&sort=newest")).body, Contains(link));
}

TEST_CASE("paging stays within what can be reached", "[pages]") {
  Site site;
  site.service.answer.total_hits = 123456;
  const std::string html = site.pages.search(request("q=a&page=100")).body;
  CHECK_THAT(html, !Contains("page=101") && !Contains("rel=\"next"));
  CHECK_THAT(html, Contains("aria-current=\"page\" aria-label=\"Page 100\">100<"));
  CHECK_THAT(html, Contains("<ol class=\"hits\" start=\"991\">"));
}

TEST_CASE("a page behind the last leads back to it", "[pages]") {
  Site site;
  site.service.answer.hits.clear();
  const std::string html = site.pages.search(request("q=a&page=50")).body;
  CHECK_THAT(html, Contains("href=\"/search?q=a&amp;page=13\" rel=\"prev nofollow\"") && !Contains("rel=\"next"));
}

TEST_CASE("the reading view shows the passage among its neighbours", "[pages]") {
  Site site;
  const std::string html = site.pages.read(request("id=reports%2Fa&place=12&q=detention")).body;
  CHECK(site.service.asked_document.id == "reports/a");
  CHECK(std::get<searchd::DocumentRequest::PassageNumber>(site.service.asked_document.around).number == 12);
  CHECK(site.service.asked_document.query == "detention");
  CHECK_THAT(html, Contains("<section id=\"p12\" class=\"passage here\" aria-current=\"true\">"));
  CHECK(occurrences(html, "aria-current=\"true\">") == 2);  // The passage and the language of the page.
  CHECK(occurrences(html, "class=\"passage") == 20);
  CHECK_THAT(html, Contains("href=\"/read?id=reports%2Fa&amp;place=9&amp;q=detention#p9\" rel=\"prev\""));
  CHECK_THAT(html, Contains("href=\"/read?id=reports%2Fa&amp;place=30&amp;q=detention#p30\" rel=\"next\""));
  CHECK_THAT(html, Contains("Passages 10 to 29 of 40"));
  CHECK_THAT(html, Contains("<dt>Countries</dt><dd><bdi>Mexico</bdi></dd><dd><bdi>Kenya</bdi></dd>"));
  CHECK_THAT(html, Contains("Open the source (PDF)"));
  CHECK_THAT(html, Contains("speaks of <mark>detention</mark> and of"));
}

TEST_CASE("a heading that the passage begins with stands above it once", "[pages]") {
  Site site;
  searchd::Place& place = site.service.document_answer->passages.front();
  place.snippet = {"Case management instead of ", "custody", "\nText."};
  const std::string html = site.pages.read(request("id=a")).body;
  CHECK_THAT(html, Contains("Page 6</span> </a></p>") || Contains("Page 6</span></a></p>"));
  CHECK_THAT(html, Contains("<h2>Case management instead of <mark>custody</mark></h2>\n<p>Text.</p>"));
}

TEST_CASE("a document that is not there is a page, one that is not named a bad request", "[pages]") {
  Site site;
  site.service.document_answer.reset();
  const Response response = site.pages.read(request("id=nothing"));
  CHECK(response.status == 404);
  CHECK_THAT(response.body, Contains("There is nothing here"));
  CHECK_THROWS_AS(site.pages.read(request("place=1")), searchd::BadRequest);
  CHECK_THROWS_AS(site.pages.read(request("id=a&place=0")), searchd::BadRequest);
  CHECK_THROWS_AS(site.pages.read(request("id=a&place=1x")), searchd::BadRequest);
  CHECK_THROWS_AS(site.pages.read(request("id=a&place=99999999999")), searchd::BadRequest);
}

TEST_CASE("an error page answers whatever the address is", "[pages]") {
  Site site;
  const Response response = site.pages.error(400, request("q=%zz&ui=%ff", "es"), "date: \"<b>\" is no date");
  CHECK(response.status == 400);
  CHECK_THAT(response.body, Contains("<html lang=\"es\"") && Contains("&quot;&lt;b&gt;&quot; is no date"));
}

TEST_CASE("many threads render at once", "[pages]") {
  // SampleService remembers what it was asked, which is not for several threads; this one only answers.
  struct : test::SampleService {
    searchd::SearchAnswer search(const searchd::SearchRequest&) override { return test::results_answer(); }
  } service;
  const Pages pages(service, {});
  const std::string expected = pages.search(request("q=a&ui=ar")).body;
  std::atomic<int> different{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) {
        if (pages.search(request("q=a&ui=ar")).body != expected) ++different;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(different == 0);
}

TEST_CASE("the start page says what there is", "[pages]") {
  Site site;
  const std::string html = site.pages.start(request("")).body;
  CHECK_THAT(html, Contains("123 documents") && Contains("href=\"/search?q=&amp;filter=language%3Aes\""));
  site.service.answer = {};
  CHECK_THAT(site.pages.start(request("")).body, Contains("There are no documents yet."));
}

// Writes pages into the folder that PASSAGE_PAGES_FOLDER names, to be looked at in a browser.
TEST_CASE("pages for the eye", "[.][pages_for_the_eye]") {
  const char* folder = std::getenv("PASSAGE_PAGES_FOLDER");
  REQUIRE(folder != nullptr);
  Site site;
  const auto write = [&](const std::string& name, std::string html) {
    const std::string link = "\"/ui/passage.css\"";
    html.replace(html.find(link), link.size(), "\"passage.css\"");
    std::ofstream(std::filesystem::path(folder) / (name + ".html")) << html;
  };
  std::ofstream(std::filesystem::path(folder) / "passage.css") << ui::embedded_file("static/passage.css");
  for (const std::string ui : {"en", "ar", "zh"}) {
    const std::string parameter = "&ui=" + ui;
    site.service.answer = test::results_answer();
    write(ui + "-start", site.pages.start(request(parameter)).body);
    write(ui + "-results", site.pages.search(request("q=detention&filter=kind:report&page=2" + parameter)).body);
    write(ui + "-reading", site.pages.read(request("id=a&place=14&q=detention" + parameter)).body);
    write(ui + "-help", site.pages.help(request(parameter)).body);
    write(ui + "-error", site.pages.error(404, request(parameter)).body);
    site.service.answer = {};
    write(ui + "-zero",
          site.pages.search(request("q=%22migrasion%22&filter=kind:report&date=2018.." + parameter)).body);
  }
}
