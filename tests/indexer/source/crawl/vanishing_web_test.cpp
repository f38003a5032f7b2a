// The ways in which a web site can be there in part or not at all. Yesterday's documents stay, and the report says why.
#include <catch2/catch.hpp>

#include "tests/indexer/source/crawl/crawled_site.h"

using Catch::Contains;
using tests::CrawledSite;
using tests::FakeThing;
using tests::http_answer;
using tests::page;
using Request = tests::HttpServer::Request;
using Answer = std::optional<std::string>;

namespace {

const std::string html = "Content-Type: text/html";
constexpr std::uint64_t all = 31;

/// A home page and thirty others.
struct LargeSite : CrawledSite {
  LargeSite() {
    settings = "revalidate_days = 0\n";
    site.change([&](auto& things) {
      things.clear();
      std::vector<std::string> links;
      for (int i = 0; i < 30; ++i) {
        const std::string target = "/page/" + std::to_string(i);
        things[target] = {.body = page("item " + std::to_string(i))};
        links.push_back(target);
      }
      things["/"] = {.body = page("the network", links)};
      things["/robots.txt"] = {.body = "Sitemap: " + site.url("/map.xml"), .type = "text/plain"};
      things["/map.xml"] = {.body = "<urlset><url><loc>" + site.url("/page/1") + "</loc></url></urlset>",
                            .type = "text/xml"};
    });
    const auto run = index();
    INFO(run.err);
    REQUIRE(run.status == 0);
    REQUIRE(count("documents") == all);
  }
};

struct Way {
  std::string name;
  std::string says;
  int status;
  tests::FakeSite::Instead instead;
};

Way everything(const std::string& name, const std::string& says, const std::string& answer) {
  return {name, says, 3, [answer](const Request&) -> Answer { return answer; }};
}

/// Of what begins with `beginning`.
Way some(const std::string& name, const std::string& says, int status, const std::string& beginning,
         const std::string& answer) {
  return {name, says, status, [=](const Request& request) -> Answer {
            return request.path.starts_with(beginning) ? Answer(answer) : std::nullopt;
          }};
}

/// One page, of which nobody would say that it fails.
Way only(const std::string& name, const std::string& path, const std::string& body) {
  return {name, "", 0, [=](const Request& request) -> Answer {
            return request.path == path ? Answer(http_answer(200, body, {html})) : std::nullopt;
          }};
}

std::string moved(const std::string& to) {
  return http_answer(302, "", {"Location: " + to});
}

std::vector<Way> ways() {
  const std::string login = page("how to log in");
  const std::string canonical = page("an item", {}, "<link rel=\"canonical\" href=\"/\">");
  return {
      everything("an error", "answers 500", http_answer(500, "<h1>Error establishing a database connection</h1>")),
      everything("busy for long", "answers 503", http_answer(503, "", {"Retry-After: 4000"})),
      everything("cut short", "cut short", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>"),
      everything("closed without a word", "cannot be read", ""),
      everything("an empty answer", "its answer is empty", http_answer(200, "", {html})),
      everything("a login page", "say the same now", http_answer(200, login, {html})),
      everything("forbidden", "answers 403", http_answer(403, login, {html})),
      everything("nothing there", "answers 404", http_answer(404, login, {html})),
      everything("another host", "robots.txt cannot be read", moved("http://127.0.0.3:1/")),
      everything("from https to nothing", "no address of http or https", moved("javascript:alert(1)")),
      some("robots.txt fails", "robots.txt cannot be read", 3, "/robots.txt", http_answer(500, "")),
      some("robots.txt is cut short", "robots.txt cannot be read", 3, "/robots.txt",
           "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nUser-agent: *"),
      some("robots.txt forbids all", "forbids it", 3, "/robots.txt", http_answer(200, "User-agent: *\nDisallow: /\n")),
      some("the sitemap fails", "answers 500", 3, "/map.xml", http_answer(500, "")),
      some("the sitemap is a login page", "none that can be read", 0, "/map.xml", http_answer(200, login, {html})),
      some("the sitemap is empty", "", 0, "/map.xml", http_answer(200, "<urlset/>")),
      some("pages forbidden", "of 31 pages could not be fetched", 3, "/page/", http_answer(403, login, {html})),
      some("pages fail", "10 pages in a row", 3, "/page/", http_answer(500, "")),
      some("a tenth of the pages fails", "was kept", 3, "/page/1", http_answer(403, "")),
      some("pages say the same", "11 of 31 pages say the same now", 3, "/page/1", http_answer(200, login, {html})),
      some("pages lead to one", "11 of 31 pages lead to", 3, "/page/1", moved("/?from=here")),
      some("pages lead to a login elsewhere", "lead to 127.0.0.3:1/login; is it a login page?", 3, "/page/1",
           moved("http://127.0.0.3:1/login?next=here")),
      some("pages name one canonical address", "11 of 31 pages lead to", 3, "/page/1",
           http_answer(200, canonical, {html})),
      some("pages without a text", "it has no text any more", 3, "/page/1", http_answer(200, "<html></html>", {html})),
      some("a third has gone", "it has 20 documents where there were 31", 4, "/page/1", http_answer(404, "")),
      some("a third asks not to be indexed", "it has 20 documents where there were 31", 4, "/page/1",
           http_answer(200, login, {html, "X-Robots-Tag: noindex"})),
      only("the home page has lost its links", "/", page("the network")),
      only("the home page is another one", "/", page("something else")),
  };
}

}  // namespace

TEST_CASE_METHOD(LargeSite, "a web site that fails keeps the documents that it had, and the report says why",
                 "[crawl]") {
  for (const Way& way : ways()) {
    CAPTURE(way.name);
    site.answer_instead(way.instead);
    const auto run = index();
    CAPTURE(run.err);
    CHECK(run.status == way.status);
    CHECK_THAT(run.err, Contains(way.says));
    CHECK(count("documents") == all);
    CHECK(count("removed") == 0);
  }
  site.answer_instead({});
  CHECK(index().status == 0);
  CHECK(count("documents") == all);
}

TEST_CASE_METHOD(LargeSite, "what a site means is taken when its owner says so", "[crawl]") {
  site.answer_instead([](const Request& request) -> Answer {
    return request.path.starts_with("/page/1") ? Answer(moved("/")) : std::nullopt;
  });
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("11 of 31 pages lead to") && Contains("(--allow-shrink"));
  CHECK(index({"--allow-shrink"}).status == 0);
  CHECK(count("documents") == all - 11);
}

TEST_CASE_METHOD(CrawledSite, "a login page in place of the few pages that are asked for is seen", "[crawl]") {
  has_start = false;
  settings = "sitemaps = [\"" + site.url("/map.xml") + "\"]\n";
  const auto publish = [&](int modified) {
    site.change([&](auto& things) {
      std::string map = "<urlset>";
      for (int i = 0; i < 40; ++i) {
        const std::string target = "/page/" + std::to_string(i);
        things[target] = {.body = page("item " + std::to_string(i))};
        map += "<url><loc>" + site.url(target) + "</loc><lastmod>" + std::to_string(i < modified ? 2026 : 2025) +
               "</lastmod></url>";
      }
      things["/map.xml"] = {.body = map + "</urlset>", .type = "text/xml"};
    });
  };
  publish(0);
  REQUIRE(index().status == 0);
  publish(3);
  site.answer_instead([](const Request& request) -> Answer {
    return request.path.starts_with("/page/") ? Answer(moved("/login?next=" + request.path)) : std::nullopt;
  });
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("3 of 3 pages lead to"));
  CHECK(count("documents") == 40);
}

TEST_CASE("a web site that is not there keeps the documents that it had", "[crawl]") {
  CrawledSite crawled;
  REQUIRE(crawled.index().status == 0);
  std::string url;
  {
    const tests::FakeSite gone;
    url = gone.url();
  }
  std::ofstream(crawled.indexer.file("gone.toml"))
      << "[[source]]\nname = \"site\"\ntype = \"web\"\nstart = [\"" << url << "\"]\nallow_private_addresses = true\n";
  const auto run = crawled.indexer.index({"--config", crawled.indexer.file("gone.toml").string()});
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("site: nothing may be fetched while " + url + "robots.txt cannot be read") &&
                          Contains("its 5 documents were kept"));
}

TEST_CASE_METHOD(CrawledSite, "a robots.txt that is not there, or not for us, forbids nothing", "[crawl]") {
  const int status = GENERATE(404, 403, 401, 410);
  site.answer_instead([=](const Request& request) -> Answer {
    return request.path == "/robots.txt" ? Answer(http_answer(status, "User-agent: *\nDisallow: /")) : std::nullopt;
  });
  CHECK(index().status == 0);
  CHECK(count("documents") == 5);
}
