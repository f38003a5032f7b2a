#include "searchd/http/pages/page_links.h"

#include <catch2/catch.hpp>

using namespace searchd;
using namespace searchd::http;

namespace {

SearchRequest full_request() {
  SearchRequest request;
  request.query = "a&b=c#d ü";
  request.filters = {{"kind", "report"}, {"topic", "x:y&z"}};
  request.date = {"2018-02-01", "2021-12-31"};
  request.sort = SortOrder::Oldest;
  request.prefer = {"es", "en"};
  request.expand = false;
  request.hits_per_page = 20;
  request.places = 5;
  request.page = 3;
  return request;
}

}  // namespace

TEST_CASE("a results address holds the whole state of the search", "[page_links]") {
  CHECK(search_link(full_request(), {"ar"}) ==
        "/search?q=a%26b%3Dc%23d%20%C3%BC&filter=kind%3Areport&filter=topic%3Ax%3Ay%26z&date=2018-02..2021&sort=oldest"
        "&prefer=es&prefer=en&expand=false&hitsPerPage=20&places=5&page=3&ui=ar");
  CHECK(search_link({}, {}) == "/search?q=");
}

TEST_CASE("a reading address brings its passage into sight", "[page_links]") {
  CHECK(read_link("a/b c?.pdf", 12, "x y", {"es"}) == "/read?id=a%2Fb%20c%3F.pdf&place=12&q=x%20y&ui=es#p12");
  CHECK(read_link("a", 0, "", {}) == "/read?id=a");
}

TEST_CASE("a reading address carries the search along", "[page_links]") {
  CHECK(reading_link("a", 7, full_request(), {"ar"}) ==
        "/read?id=a&place=7&q=a%26b%3Dc%23d%20%C3%BC&filter=kind%3Areport&filter=topic%3Ax%3Ay%26z&date=2018-02..2021"
        "&sort=oldest&prefer=es&prefer=en&expand=false&hitsPerPage=20&places=5&page=3&ui=ar#p7");
  CHECK(reading_page_link("a", 1, {}, {}) == "/read?id=a");
  CHECK(reading_page_link("a", 21, {}, {}) == "/read?id=a&first=21");
}

TEST_CASE("a place is read in the version that has it", "[page_links]") {
  Hit hit;
  hit.id = "a.es";
  Place place;
  place.number = 3;
  CHECK(reading_link(hit, place, {}, {}) == "/read?id=a.es&place=3#p3");
  place.of_version = "a.en";
  CHECK(reading_link(hit, place, {}, {}) == "/read?id=a.en&place=3#p3");
}

TEST_CASE("an origin holds nothing that could add to a policy", "[page_links]") {
  CHECK(origin_of("https://media.example.org/a.mp3?b#c") == "https://media.example.org");
  CHECK(origin_of("HTTP://Media.Example.org:8443/a.mp3") == "http://media.example.org:8443");
  CHECK(origin_of("https://media.example.org") == "https://media.example.org");
  const char* bad = GENERATE("https://a;script-src/x.mp3", "https://a,b/x.mp3", "https://user@a/x.mp3", "https://*/x",
                             "https://a'unsafe-inline'/x", "https://bücher.example/x.mp3", "https:///x.mp3",
                             "https://[::1]/x.mp3", "/files?id=a", "javascript:alert(1)", "");
  CHECK(origin_of(bad).empty());
}

TEST_CASE("only addresses of the web and of this site become links", "[page_links]") {
  const char* good =
      GENERATE("https://example.org/a?b=c&d#page=3", "HTTP://example.org", "/files?id=a#t=3", "/read?id=b");
  CHECK(safe_link(good) == good);
  const char* bad =
      GENERATE("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
               "\x01javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example/", "/\\evil.example",
               "\\\\evil.example", "https:\\\\evil.example", "https://a b", "mailto:a@b", "ftp://a", "relative",
               "https:/one-slash", "file:///etc/passwd", "", "/\t/evil.example");
  CHECK(safe_link(bad).empty());
}

TEST_CASE("a filter goes on and off, back to the first page", "[page_links]") {
  SearchRequest request = full_request();
  const SearchRequest more = with_filter_toggled(request, "kind", "news");
  CHECK(has_filter(more, "kind", "news"));
  CHECK(more.page == 1);
  const SearchRequest less = with_filter_toggled(more, "kind", "report");
  CHECK_FALSE(has_filter(less, "kind", "report"));
  CHECK(less.filters.size() == 2);
  const SearchRequest none = without_filters(request);
  CHECK((none.filters.empty() && none.date == passage::DateRange{} && none.query == request.query));
}

TEST_CASE("a range of days is written as short as it can be", "[page_links]") {
  CHECK(date_range_text({}) == "");
  CHECK(date_range_text({"2018-01-01", "2018-12-31"}) == "2018");
  CHECK(date_range_text({"2018-02-01", "2018-02-28"}) == "2018-02");
  CHECK(date_range_text({"2018-02-01", "2021-06-05"}) == "2018-02..2021-06-05");
  CHECK(date_range_text({"", "2019-12-31"}) == "..2019");
  CHECK(date_range_text({"2020-02-03", ""}) == "2020-02-03..");
  for (const char* text : {"2018", "2018-02", "2018-02-03", "2018..2021-06", "..2019-02", "2020-05-06.."}) {
    CHECK(date_range_text(*passage::parse_date_range(text)) == text);
  }
}
