// What a results page offers besides the hits: the histogram of years, the words that were added, ways out of nothing.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "searchd/http/pages/pages.h"
#include "tests/searchd/pages/sample_service.h"

using Catch::Matchers::Contains;
using searchd::http::Pages;
using searchd::http::Request;

namespace {

/// Finds something only where `found` says so, and counts years as if there were one for each search.
class PickyService : public test::SampleService {
 public:
  searchd::SearchAnswer search(const searchd::SearchRequest& request) override {
    searches.push_back(request);
    searchd::SearchAnswer result = answer;
    if (!found(request)) {
      result.total_hits = 0;
      result.hits.clear();
    }
    return result;
  }

  std::function<bool(const searchd::SearchRequest&)> found = [](const auto&) { return true; };
  std::vector<searchd::SearchRequest> searches;
};

struct Site {
  PickyService service;
  Pages pages{service,
              {.help_links = {{"", {"https://example.org/help?a=1&b=2", "Free <legal> help"}},
                              {"es", {"tel:+520000000000", "Llámenos"}}}}};

  Site() { service.answer = test::results_answer(); }

  std::string page(std::string query) {
    return pages.search(Request{.method = "GET", .path = "/search", .query = std::move(query), .headers = {}}).body;
  }
};

}  // namespace

TEST_CASE("each bar of the histogram leads to its years and keeps everything else", "[results_page]") {
  Site site;
  const std::string html = site.page("q=a&filter=kind:report&sort=newest&page=3");
  CHECK_THAT(html,
             Contains("href=\"/search?q=a&amp;filter=kind%3Areport&amp;date=2018&amp;sort=newest\" rel=\"nofollow\">"
                      "<bdi>2018</bdi> <svg aria-hidden=\"true\"><rect width=\"100%\"/></svg> "
                      "<span class=\"n\">50</span>"));
  CHECK_THAT(html, Contains("<rect width=\"8%\""));  // 2016: 4 of 50
  CHECK_THAT(html, Contains("<li><span><bdi>2020</bdi> <svg aria-hidden=\"true\"></svg> <span class=\"n\">0</span>"));
  CHECK_THAT(html, !Contains("filter=year"));
}

TEST_CASE("the bar that is chosen takes the choice off", "[results_page]") {
  Site site;
  const std::string off = "href=\"/search?q=a\" rel=\"nofollow\" aria-current=\"true\"><bdi>2018</bdi>";
  CHECK_THAT(site.page("q=a&date=2018"), Contains(off));
  CHECK_THAT(site.page("q=a&filter=year:2018"), Contains(off));
  CHECK_THAT(site.page("q=a&date=2017..2018"), Contains(off));
  CHECK_THAT(site.page("q=a&date=2018-03..2018"), !Contains("aria-current=\"true\"><bdi>2018</bdi>"));
}

TEST_CASE("a bar of several years opens to their own bars, and these lead back to it", "[results_page]") {
  Site site;
  site.service.answer.facets["year"] = {{"2018", 8}, {"2012", 4}, {"2011", 1}, {"1996", 5}};
  const auto bar = [](const std::string& parameters, const std::string& attribute, const std::string& label) {
    return "href=\"/search?q=a" + parameters + "\" rel=\"nofollow\"" + attribute + "><bdi>" + label + "</bdi>";
  };
  const std::string current = " aria-current=\"true\"";
  std::string html = site.page("q=a");
  CHECK_THAT(html, Contains(bar("&amp;date=2010..2014", "", "2010–2014")) && !Contains("class=\"inner\""));
  html = site.page("q=a&date=2010..2014");
  CHECK_THAT(html, Contains(bar("", current, "2010–2014") + " <svg aria-hidden=\"true\"><rect width=\"62%\"/>"));
  CHECK_THAT(html, Contains("<li class=\"inner\"><a " + bar("&amp;date=2012", "", "2012") +
                            " <svg aria-hidden=\"true\"><rect width=\"100%\"/>"));
  CHECK_THAT(html, Contains(bar("&amp;date=2011", "", "2011")) && !Contains("<bdi>2018</bdi>"));
  html = site.page("q=a&date=2012");
  CHECK_THAT(html, Contains("<li class=\"inner\"><a " + bar("&amp;date=2010..2014", current, "2012")));
  CHECK_THAT(html, Contains(bar("&amp;date=2010..2014", "", "2010–2014")));
  CHECK_THAT(site.page("q=a&date=2010.."), !Contains("class=\"inner\""));
}

TEST_CASE("the years to choose from are not those chosen", "[results_page]") {
  Site site;
  static_cast<void>(site.page("q=a"));
  CHECK(site.service.searches.size() == 1);
  site.service.searches.clear();
  static_cast<void>(site.page("q=a&date=2018&filter=kind:report&page=2"));
  REQUIRE(site.service.searches.size() == 2);
  const searchd::SearchRequest& counting = site.service.searches.front();
  CHECK(counting.date == passage::DateRange{});
  CHECK(counting.facets == std::vector<std::string>{"year"});
  CHECK(counting.filters.size() == 1);
  CHECK(counting.page == 1);
  CHECK(site.service.searches.back().date == passage::DateRange{"2018-01-01", "2018-12-31"});
}

TEST_CASE("what was added to the query is shown and can be switched off and on", "[results_page]") {
  Site site;
  site.service.answer.expansions = {{"detention",
                                     {{"détention", "fr"},
                                      {"rétention", "fr"},
                                      {"détenu", "fr"},
                                      {"Detention", "en"},
                                      {"拘留", "zh"},
                                      {"羁押", "zh"}},
                                     "thesaurus"},
                                    {"detention", {{"rétention", "fr"}, {"احتجاز", "ar"}, {"توقيف", "ar"}}, "learnt"},
                                    {"same", {{"same", "fr"}}, "dictionary"}};
  const std::string html = site.page("q=detention&filter=kind:report&page=2");
  CHECK_THAT(html, Contains("<dt><bdi>detention</bdi></dt><dd><bdi lang=\"fr\">rétention, détenu</bdi> "
                            "<bdi lang=\"zh\">拘留、羁押</bdi> <bdi lang=\"ar\">احتجاز، توقيف</bdi> </dd>"));
  CHECK_THAT(html, !Contains("<bdi>same</bdi>"));
  CHECK_THAT(html,
             Contains("<a href=\"/search?q=detention&amp;filter=kind%3Areport&amp;expand=false\" rel=\"nofollow\">"
                      "Search only the words as typed</a>"));
  site.service.answer.expansions.clear();
  const std::string as_typed = site.page("q=detention&expand=false");
  CHECK_THAT(as_typed,
             Contains("<a href=\"/search?q=detention\" rel=\"nofollow\">Search translations and synonyms too"));
  CHECK_THAT(site.page("q=detention"), !Contains("class=\"also\""));
  CHECK_THAT(site.page("q=&expand=false"), !Contains("class=\"also\""));
}

TEST_CASE("of many other words the first of each language are shown", "[results_page]") {
  Site site;
  searchd::Expansion expansion{.from = "detention", .to = {}, .source = "learnt"};
  for (const char* word : {"w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8"}) expansion.to.emplace_back(word, "fr");
  site.service.answer.expansions = {expansion};
  CHECK_THAT(site.page("q=detention"), Contains("<bdi lang=\"fr\">w1, w2, w3, w4, w5, w6</bdi>"));
}

TEST_CASE("a feed and a list for a spreadsheet have the search and its filters", "[results_page]") {
  Site site;
  const std::string html = site.page("q=a%26b&filter=kind:report&date=2018..&sort=oldest&page=2&expand=false&ui=fr");
  const std::string sought = "q=a%26b&amp;filter=kind%3Areport&amp;date=2018..";
  const std::string search = sought + "&amp;expand=false";
  CHECK_THAT(html,
             Contains("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Flux Atom de cette recherche\" "
                      "href=\"/feed.atom?" +
                      search + "\">"));
  CHECK_THAT(html, Contains("<a href=\"/feed.atom?" + search + "\""));
  CHECK_THAT(html,
             Contains("<a href=\"/api/v1/export?" + sought + "&amp;sort=oldest&amp;expand=false&amp;format=csv\""));
}

TEST_CASE("a heading that repeats the title is not said at each place", "[results_page]") {
  Site site;
  searchd::Hit& hit = site.service.answer.hits.front();
  hit.places.front().locator.heading = "Out of the waiting room: alternatives to detention in four countries";
  hit.places.front().locator.paragraph.clear();
  CHECK_THAT(site.page("q=a"), Contains("#page=4\"><span>Page 4</span> </a>"));
}

TEST_CASE("versions are called as their speakers call them", "[results_page]") {
  Site site;
  CHECK_THAT(site.page("q=a&ui=ru"), Contains("hreflang=\"es\" lang=\"es\">español</a>"));
}

TEST_CASE("from nothing, only what finds something leads on", "[results_page]") {
  Site site;
  site.service.answer.hits.clear();
  const std::string query = "q=%22a+b%22+%C2%ABc%C2%BB&filter=kind:report&expand=false";
  site.service.found = [](const auto& request) { return request.filters.empty(); };
  std::string html = site.page(query);
  CHECK_THAT(html, Contains("<a href=\"/search?q=%22a%20b%22%20%C2%ABc%C2%BB&amp;expand=false\" rel=\"nofollow\">"
                            "Search without the filters</a> <span class=\"n\">123 documents</span>"));
  CHECK_THAT(html,
             !Contains("Search without the quotes") && !Contains("Search translations and synonyms too</a> <span"));
  site.service.found = [](const auto& request) { return request.query.find("\u00ab") == std::string::npos; };
  CHECK_THAT(site.page(query),
             Contains(">Search without the quotes</a>") && !Contains(">Search without the filters</a>"));
  site.service.found = [](const auto& request) { return request.expand; };
  CHECK_THAT(site.page(query), Contains(">Search translations and synonyms too</a> <span"));
  site.service.found = [](const auto&) { return false; };
  html = site.page(query);
  CHECK_THAT(html, !Contains("class=\"ways\""));
  site.service.searches.clear();
  static_cast<void>(site.page("q=plain"));
  CHECK(site.service.searches.size() == 1);
}

TEST_CASE("people who seek help are shown the way where nothing is found or they say so", "[results_page]") {
  Site site;
  const std::string link = "<a href=\"https://example.org/help?a=1&amp;b=2\"><bdi>Free &lt;legal&gt; help</bdi></a>";
  CHECK_THAT(site.page("q=I+need+a+lawyer"), Contains("Do you need help yourself? " + link));
  CHECK_THAT(site.page("q=legal+aid+report"), !Contains("help-seeker"));
  CHECK_THAT(site.page("q=necesito+ayuda&ui=es"), Contains("<a href=\"tel:+520000000000\"><bdi>Llámenos</bdi></a>"));
  site.service.found = [](const auto&) { return false; };
  CHECK_THAT(site.page("q=legal+aid+report"), Contains(link));
  const Pages plain(site.service, {});
  CHECK_THAT(plain.search(Request{.method = "GET", .path = "/search", .query = "q=help", .headers = {}}).body,
             !Contains("help-seeker"));
}
