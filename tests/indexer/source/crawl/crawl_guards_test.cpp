// What a hostile site, or one that is made without care, can do to the run: nothing, and the report says so.
#include <algorithm>

#include <catch2/catch.hpp>

#include "indexer/source/crawl/crawl.h"
#include "indexer/source/crawl/site_visitor.h"
#include "indexer/source/source_error.h"
#include "tests/indexer/source/crawl/crawled_site.h"
#include "tests/indexer/source/web/gzipped.h"

using Catch::Contains;
using tests::CrawledSite;
using tests::FakeSite;
using tests::http_answer;
using tests::page;
using tests::redirect;
using namespace std::chrono_literals;

namespace {

std::string list_of(const std::string& element, const std::vector<std::string>& urls) {
  std::string xml;
  for (const std::string& url : urls) xml += "<" + element + "><loc>" + url + "</loc></" + element + ">";
  return element == "url" ? "<urlset>" + xml + "</urlset>" : "<sitemapindex>" + xml + "</sitemapindex>";
}

/// Asked for sitemaps of its own by robots.txt.
struct MappedSite : CrawledSite {
  void name_in_robots(const std::string& target) {
    site.change(
        [&](auto& things) { things["/robots.txt"] = {.body = "Sitemap: " + site.url(target), .type = "text/plain"}; });
  }
};

}  // namespace

TEST_CASE_METHOD(CrawledSite, "no link and no redirect leads out of the scope", "[crawl]") {
  const FakeSite other("127.0.0.2");
  site.change([&](auto& things) {
    things["/"].body = page("the network", {other.url("/linked"), "/away", "/file", "/wages/", "/about"});
    things["/away"] = redirect(other.url("/redirected"));
    things["/file"] = redirect("file:///etc/passwd");
    things["/about"].body = page("itself", {}, "<link rel=\"canonical\" href=\"" + other.url("/canonical") + "\">");
    things["/robots.txt"] = {.body = "Sitemap: " + other.url("/map.xml"), .type = "text/plain"};
  });
  const auto run = index();
  CHECK(run.status == 3);
  CHECK(other.requests().empty());
  CHECK_THAT(run.err, Contains("/file (cannot fetch") && Contains("no address of http or https") &&
                          Contains("on a host that is out of the scope"));
  CHECK(count("documents") == 3);
}

TEST_CASE_METHOD(CrawledSite, "a redirect of the start page out of the scope is said", "[crawl]") {
  const FakeSite other("127.0.0.2");
  site.change([&](auto& things) { things["/"] = redirect(other.url("/")); });
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("it redirects to " + other.url("/") + ", which is out of the scope"));
  CHECK(other.requests().empty());
}

TEST_CASE_METHOD(CrawledSite, "private addresses are visited where the configuration allows it only", "[crawl]") {
  settings = "allow_private_addresses = false\n";
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("127.0.0.1, which is no public address"));
  CHECK(site.requests().empty());
}

TEST_CASE_METHOD(MappedSite, "a sitemap that is a bomb is not unpacked", "[crawl]") {
  std::string says;
  tests::FakeThing map{.type = "application/gzip"};
  SECTION("gzip") {
    map.body = tests::gzipped(std::string(std::size_t{65} << 20, ' '));
    says = "larger than 67108864 bytes when unpacked";
  }
  SECTION("gzip in its answer") {
    map.body = tests::gzipped(std::string(std::size_t{65} << 20, ' '));
    map.fields = {"Content-Encoding: gzip"};
    says = "larger than 67108864 bytes when unpacked";
  }
  SECTION("entities") {
    std::string xml = "<!DOCTYPE urlset [<!ENTITY e0 \"" + std::string(1'000, 'x') + "\">";
    for (int i = 1; i < 10; ++i) {
      xml += "<!ENTITY e" + std::to_string(i) + " \"";
      for (int k = 0; k < 10; ++k) xml += "&e" + std::to_string(i - 1) + ";";
      xml += "\">";
    }
    map = {.body = xml + "]><urlset><url><loc>" + site.url("/") + "&e9;</loc></url></urlset>", .type = "text/xml"};
    says = "the list";
  }
  name_in_robots("/map");
  site.change([&](auto& things) { things["/map"] = map; });
  const auto run = index();
  CHECK_THAT(run.err, Contains(says));
  settings = "sitemaps = [\"" + site.url("/map") + "\"]\n";
  CHECK(index().status == 3);
}

TEST_CASE_METHOD(MappedSite, "a list is asked for within the scope, and where robots.txt allows it", "[crawl]") {
  const FakeSite other("127.0.0.2");
  settings = "feeds = [\"" + site.url("/feed") + "\"]\n";
  std::string says;
  SECTION("elsewhere") {
    site.change([&](auto& things) { things["/feed"] = redirect(other.url("/feed")); });
    says = "which is out of the scope";
  }
  SECTION("in a circle") {
    site.change([](auto& things) { things["/feed"] = redirect("/feed"); });
    says = "redirects more than 5 times";
  }
  SECTION("forbidden") {
    site.change([](auto& things) { things["/robots.txt"] = {.body = "User-agent: *\nDisallow: /feed\n"}; });
    says = "robots.txt of the site forbids it";
  }
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains(says));
  CHECK(other.requests().empty());
}

TEST_CASE_METHOD(MappedSite, "indexes of sitemaps are followed so deep, and without end in a circle", "[crawl]") {
  name_in_robots("/1.xml");
  site.change([&](auto& things) {
    for (int i = 1; i <= 4; ++i) {
      const std::string next = site.url("/" + std::to_string(i + 1) + ".xml");
      things["/" + std::to_string(i) + ".xml"] = {.body = list_of("sitemap", {next, site.url("/1.xml")}),
                                                  .type = "text/xml"};
    }
  });
  const auto run = index();
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Contains("3.xml: is an index of sitemaps below two others, and was not followed"));
  const auto asked = site.asked();
  CHECK(std::ranges::count(asked, "/1.xml") == 1);
  CHECK(std::ranges::count(asked, "/3.xml") == 1);
  CHECK(std::ranges::count(asked, "/4.xml") == 0);
}

TEST_CASE_METHOD(MappedSite, "a sitemap with too many entries is cut, and it is said", "[crawl]") {
  std::vector<std::string> urls;
  for (int i = 0; i < 50'010; ++i) urls.push_back(site.url("/" + std::to_string(i)));
  name_in_robots("/map.xml");
  settings = "max_pages = 12\n";
  site.change([&](auto& things) { things["/map.xml"] = {.body = list_of("url", urls), .type = "text/xml"}; });
  const auto run = index();
  CHECK_THAT(run.err, Contains("has 10 entries more than the 50000 that are read"));
  CHECK_THAT(run.err, Contains("pages more than the 12 of max_pages"));
  CHECK(site.requests().size() == 14);  // with robots.txt and the sitemap
}

TEST_CASE_METHOD(MappedSite, "sitemaps behind those that name far too many pages are not read", "[crawl]") {
  const auto urls = [&](const std::string& folder, int count) {
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) all.push_back(site.url("/" + folder + "/" + std::to_string(i)));
    return all;
  };
  name_in_robots("/index.xml");
  settings = "max_pages = 12\n";
  site.change([&](auto& things) {
    const auto add = [&](const std::string& target, const std::string& xml) {
      things[target] = {.body = xml, .type = "text/xml"};
    };
    add("/index.xml", list_of("sitemap", {site.url("/a.xml"), site.url("/b.xml"), site.url("/c.xml")}));
    add("/a.xml", list_of("url", urls("a", 50'000)));
    add("/b.xml", list_of("url", urls("b", 24)));  // 50,000 and twice max_pages: enough
    add("/c.xml", list_of("url", urls("c", 1)));
  });
  const auto run = index();
  CHECK_THAT(run.err, Contains("c.xml: this sitemap and those behind it were not read") &&
                          Contains("name 50024 pages, and max_pages is 12"));
  const auto asked = site.asked();
  CHECK(std::ranges::count(asked, "/b.xml") == 1);
  CHECK(std::ranges::count(asked, "/c.xml") == 0);
}

TEST_CASE_METHOD(MappedSite, "so many sitemaps are read and no more", "[crawl]") {
  std::vector<std::string> urls;
  for (int i = 0; i < 1'100; ++i) urls.push_back(site.url("/map" + std::to_string(i) + ".xml"));
  name_in_robots("/index.xml");
  site.change([&](auto& things) { things["/index.xml"] = {.body = list_of("sitemap", urls), .type = "text/xml"}; });
  const auto run = index();
  CHECK(run.status == 0);
  CHECK_THAT(report_text(), Contains("no more than 1000 sitemaps are read"));
  CHECK(site.requests().size() < 1'010);
}

TEST_CASE_METHOD(CrawledSite, "a calendar without end is left, and the documents stay the same", "[crawl]") {
  settings = "max_pages = 20\n";
  site.change([](auto& things) { things["/"].body = page("the network", {"/calendar/1", "/wages/", "/about"}); });
  site.answer_instead([&](const tests::HttpServer::Request& request) -> std::optional<std::string> {
    const std::string calendar = "/calendar/";
    if (!request.path.starts_with(calendar)) return std::nullopt;
    const int month = std::stoi(request.path.substr(calendar.size()));
    std::vector<std::string> links;
    for (int i = 1; i < 10; ++i) links.push_back(calendar + std::to_string(month * 10 + i));
    return http_answer(200, page("month " + request.path, links), {"Content-Type: text/html"});
  });
  auto run = index();
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Contains("pages more than the 20 of max_pages") && Contains("/calendar/") &&
                          Contains("leave it out by \"exclude\""));
  CHECK(site.requests().size() == 21);
  CHECK(count("documents") == 20);
  run = index();
  CHECK(count("documents") == 20);
  CHECK_FALSE(indexer.report().HasMember("generation"));
  CHECK(site.requests().size() == 21);
}

TEST_CASE_METHOD(CrawledSite, "a site is followed so deep", "[crawl]") {
  settings = "max_depth = 1\n";
  const auto run = index();
  CHECK(run.status == 0);
  CHECK(count("documents") == 4);
  CHECK_THAT(run.err, Contains("more than 1 links away (max_depth): 1"));
}

TEST_CASE_METHOD(CrawledSite, "relative links that grow for ever end", "[crawl]") {
  site.answer_instead([](const tests::HttpServer::Request& request) -> std::optional<std::string> {
    if (!request.path.starts_with("/wages/")) return std::nullopt;
    return http_answer(200, page("wages " + request.path, {"more/again/"}), {"Content-Type: text/html"});
  });
  const auto run = index();
  CHECK(run.status == 0);
  CHECK(count("documents") == 8);
}

TEST_CASE_METHOD(CrawledSite, "a run has so much time, and the next one goes on", "[crawl]") {
  settings = "delay = 0.7\nmax_minutes = 0.05\n";
  const auto run = index();
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Contains("pages that wait for the next run"));
  const std::uint64_t first = count("documents");
  CHECK(first >= 2);
  CHECK(first < 5);
  REQUIRE(index().status == 0);
  CHECK(count("documents") == 5);
  CHECK(count("removed") == 0);
}

TEST_CASE_METHOD(CrawledSite, "a site that asks for long pauses is left, and keeps its documents", "[crawl]") {
  REQUIRE(index().status == 0);
  settings = "max_minutes = 0.1\n";
  site.change([](auto& things) {
    things["/robots.txt"] = {.body = "User-agent: *\nCrawl-delay: 3600\n", .type = "text/plain"};
  });
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("does its robots.txt ask for long pauses?"));
  CHECK(count("documents") == 5);
}

TEST_CASE_METHOD(CrawledSite, "pages that fail keep what they had, each with its line", "[crawl]") {
  settings = "revalidate_days = 0\n";
  site.change([](auto& things) {
    things["/shelters/"].body = page("shelters", {"/", "/shelters/north/", "/report.pdf", "/report"});
    things["/report.pdf"] = {.body = "%PDF-1.4 and so on", .type = "application/pdf"};
  });
  REQUIRE(index().status == 3);
  REQUIRE(count("documents") == 5);
  const auto [name, says, thing] = GENERATE(table<std::string, std::string, tests::FakeThing>({
      {"500", "the server answers 500", {.status = 500}},
      {"403", "the server answers 403", {.status = 403}},
      {"an empty answer", "its answer is empty", {.has_etag = false}},
      {"no text", "it has no text any more", {.body = "<html><body></body></html>"}},
      {"another kind", "what came is no file of the kind", {.body = "{}", .type = "application/json"}},
      {"cut short",
       "cut short",
       {.raw = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html>"}},
      {"cut short in chunks",
       "cut short",
       {.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\nff\r\n<html>"}},
      {"a circle", "it redirects to itself", redirect("/shelters/north/")},
      {"304 to no question", "was not asked", {.raw = "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"}},
  }));
  CAPTURE(name);
  if (name == "304 to no question") tests::fs::remove_all(indexer.data() / "sources");
  site.change([&, &answer = thing](auto& things) { things["/shelters/north/"] = answer; });
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains(says) && Contains("was kept"));
  CHECK(count("documents") == 5);
  CHECK(has("/shelters/north/"));
}

TEST_CASE_METHOD(CrawledSite, "a page that has moved to https is asked for there, once", "[crawl]") {
  site.change([&](auto& things) { things["/"] = redirect("https://" + site.host() + "/"); });
  const auto run = index();
  CHECK(run.status == 3);  // this server knows no TLS
  CHECK_THAT(run.err, Contains("cannot read its start page https://" + site.host() + "/"));
}

TEST_CASE_METHOD(CrawledSite, "so much waits on disk and no more", "[crawl]") {
  const tests::TemporaryDirectory directory;
  const indexer::Source source{.name = "site",
                               .web = indexer::WebSite{.start = {site.url()}, .delay = 0ms, .most_waiting = 100}};
  const indexer::Ledger ledger;
  const indexer::KnownItems known(ledger, source, false);
  indexer::HttpClient client({.user_agent = "test", .may_connect_to = indexer::is_any_address});
  indexer::CrawlMemory memory(directory.path() / "memory", "");
  indexer::ByteSpool spool(directory.path());
  const indexer::Extractor extractor = [](std::string_view bytes, const indexer::ExtractionHints& hints) {
    return indexer::Outcome(indexer::extract(bytes, hints));
  };
  indexer::Crawl crawl(source, known, client, extractor, memory, spool);
  crawl.run();
  CHECK(site.asked() == std::vector<std::string>{"/robots.txt", "/"});
  REQUIRE(crawl.remarks().size() == 1);
  CHECK_THAT(crawl.remarks()[0].text, Contains("the room was over: 3"));
}

TEST_CASE("a server that drips is left in time, and so are ten failures in a row", "[crawl]") {
  std::atomic<bool> ends = false;
  const tests::HttpServer server(
      [&](const tests::HttpServer::Request& request, const tests::HttpServer::Connection& connection) {
        if (request.path == "/robots.txt") return (void)connection.send(http_answer(404, ""));
        if (request.path != "/drip") return (void)connection.send(http_answer(500, ""));
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
        while (!ends && connection.send("x")) std::this_thread::sleep_for(50ms);
      });
  indexer::HttpClient client({.user_agent = "test",
                              .may_connect_to = indexer::is_any_address,
                              .limits = {.transfer = 5'000ms, .stalled = 1s}});
  const indexer::WebSite site{.delay = 0ms};
  indexer::SiteVisitor visitor(client, site);
  const auto began = std::chrono::steady_clock::now();
  const auto visit = visitor.visit(*indexer::page_address(server.url("/drip")), "", "");
  CHECK(visit.result == indexer::Visit::Result::Failed);
  CHECK(std::chrono::steady_clock::now() - began < 4s);
  ends = true;
  for (int i = 0; i < 8; ++i) {
    CHECK_NOTHROW(visitor.visit(*indexer::page_address(server.url("/" + std::to_string(i))), "", ""));
  }
  CHECK_THROWS_WITH(visitor.visit(*indexer::page_address(server.url("/last")), "", ""),
                    Contains("10 pages in a row") && Contains("the server answers 500"));
}
