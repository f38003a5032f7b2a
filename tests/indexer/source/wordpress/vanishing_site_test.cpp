// The ways in which a site can be there in part or not at all. Yesterday's documents stay, and the report says why.
#include <atomic>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/indexer/source/wordpress/indexed_site.h"

using Catch::Contains;
using tests::http_answer;
using tests::IndexedSite;
using tests::sentences;
using Request = tests::HttpServer::Request;
using Answer = std::optional<std::string>;

namespace {

const std::string json = "Content-Type: application/json";

/// A site of a list of two pages.
struct LargeSite : IndexedSite {
  LargeSite() {
    wordpress.change([](auto& posts) {
      for (std::uint64_t id = 100; id < 220; ++id) posts[id] = {.title = "More", .content = sentences("more of it")};
    });
    const auto run = index();
    INFO(run.err);
    REQUIRE(run.status == 0);
    REQUIRE(count("documents") == 124);
  }
};

bool asks_for_list(const Request& request, const std::string& page) {
  return request.path == "/wp-json/wp/v2/posts" && !request.query.contains("include") &&
         request.query.contains("page") && request.query.at("page") == page;
}

struct Way {
  std::string name;
  std::string says;
  tests::FakeWordPress::Instead instead;
};

Way everything(const std::string& name, const std::string& says, const std::string& answer) {
  return {name, says, [answer](const Request&) -> Answer { return answer; }};
}

Way second_page(const std::string& name, const std::string& says, const std::string& answer) {
  return {name, says, [answer](const Request& request) -> Answer {
            return asks_for_list(request, "2") ? Answer(answer) : std::nullopt;
          }};
}

std::vector<Way> ways() {
  return {
      everything("an error", "answers 500", http_answer(500, "<h1>Error establishing a database connection</h1>")),
      everything("busy for long", "answers 503", http_answer(503, "", {"Retry-After: 4000"})),
      everything("an empty answer", "its answer is empty", http_answer(200, "")),
      everything("a login page", "is it a login page",
                 http_answer(200, "<!DOCTYPE html><form>Password</form>", {"Content-Type: text/html; charset=UTF-8"})),
      everything("a login page elsewhere", "is it a login page",
                 "HTTP/1.1 302 Found\r\nLocation: /login\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
      everything("closed", "\"password\"",
                 http_answer(403, R"({"code":"x","message":"The REST API is closed."})", {json})),
      everything("cut short", "cut short", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n" + json + "\r\n\r\n{\"post\":"),
      everything("no WordPress", "has no type of posts", http_answer(200, "{}", {json})),
      second_page("half the pages", "answers 500", http_answer(500, "")),
      second_page("the second page empty", "do not add up",
                  http_answer(200, "[]", {json, "X-WP-Total: 122", "X-WP-TotalPages: 2"})),
      second_page("the second page of another site", "do not add up",
                  http_answer(200, "[]", {json, "X-WP-Total: 100", "X-WP-TotalPages: 1"})),
      {"a total without its posts", "do not add up",
       [](const Request& request) -> Answer {
         return asks_for_list(request, "1")
                    ? Answer(http_answer(200, "[]", {json, "X-WP-Total: 122", "X-WP-TotalPages: 2"}))
                    : std::nullopt;
       }},
      {"a list and no totals", "do not add up",
       [](const Request& request) -> Answer {
         return asks_for_list(request, "1")
                    ? Answer(http_answer(200, R"([{"id":1,"modified_gmt":"2026-01-05T10:00:00","status":"publish"}])",
                                         {json}))
                    : std::nullopt;
       }},
  };
}

}  // namespace

TEST_CASE_METHOD(LargeSite, "a site that fails keeps the documents that it had, and the report says why",
                 "[wordpress]") {
  for (const Way& way : ways()) {
    CAPTURE(way.name);
    tests::FakeWordPress::Instead instead = way.instead;
    if (way.name == "a login page elsewhere") {
      instead = [&](const Request& request) -> Answer {
        return request.path == "/login" ? Answer(http_answer(200, "<html>Log in", {"Content-Type: text/html"}))
                                        : way.instead(request);
      };
    }
    wordpress.answer_instead(instead);
    const auto run = index();
    CAPTURE(run.err);
    CHECK(run.status == 3);
    CHECK_THAT(run.err, Contains(way.says) && Contains("its 124 documents were kept"));
    CHECK_THAT(std::string(indexer.report()["sources"][0]["problem"].GetString()), Contains(way.says));
    CHECK(count("documents") == 124);
  }
  wordpress.answer_instead({});
  CHECK(index().status == 0);
  CHECK_THAT(indexer.run({"status", "--data", indexer.data().string()}).out, Contains("124"));
}

TEST_CASE_METHOD(LargeSite, "a site that says that it is empty, or has lost a tenth, is held", "[wordpress]") {
  SECTION("empty") {
    wordpress.change([](auto& posts) { posts.clear(); });
  }
  SECTION("less") {
    wordpress.change([](auto& posts) {
      for (std::uint64_t id = 100; id < 113; ++id) posts.erase(id);
    });
  }
  CHECK(index().status == 4);
  CHECK(count("documents") == 124);
}

TEST_CASE_METHOD(LargeSite, "a changed text that is listed and not delivered fails the source", "[wordpress]") {
  wordpress.change([](auto& posts) {
    posts[1].modified = posts[2].modified = "2026-03-01T10:00:00";
    posts[1].content = sentences("something else");
  });
  wordpress.answer_instead([](const Request& request) -> Answer {
    return request.query.contains("include") ? Answer(http_answer(200, "[]", {json})) : std::nullopt;
  });
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("lists 2 texts") && Contains("delivers 0"));
  CHECK(count("documents") == 124);
}

TEST_CASE("a site that is not there keeps the documents that it had", "[wordpress]") {
  IndexedSite site;
  REQUIRE(site.index().status == 0);
  std::string url;
  {
    const tests::FakeWordPress gone;
    url = gone.url();
  }
  std::ofstream(site.indexer.file("gone.toml"))
      << "[[source]]\nname = \"site\"\ntype = \"wordpress\"\nurl = \"" << url << "\"\nallow_private_addresses = true\n";
  const auto run = site.indexer.index({"--config", site.indexer.file("gone.toml").string()});
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("\nsite: cannot fetch " + url) && Contains("its 4 documents were kept"));
  CHECK(site.ids().size() == 4);
}

TEST_CASE("a site that answers and never comes to an end keeps the documents that it had", "[wordpress]") {
  IndexedSite site;
  REQUIRE(site.index().status == 0);
  std::atomic<bool> ends = false;
  const tests::HttpServer slow([&](const Request&, const tests::HttpServer::Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n" + json + "\r\n\r\n");
    while (!ends && connection.send(" ")) std::this_thread::sleep_for(std::chrono::milliseconds(200));
  });
  std::ofstream(site.indexer.file("slow.toml")) << "[[source]]\nname = \"site\"\ntype = \"wordpress\"\nurl = \""
                                                << slow.url("") << "\"\nallow_private_addresses = true\n";
  const auto run = site.indexer.index({"--config", site.indexer.file("slow.toml").string()});
  ends = true;
  CHECK(run.status == 3);
  CHECK(slow.requests().size() == 1);
  CHECK_THAT(run.err, Contains("too slow") && Contains("its 4 documents were kept"));
}

TEST_CASE("a site on a private address is not visited unless that is allowed", "[wordpress]") {
  const tests::FakeWordPress wordpress;
  const tests::Indexer indexer;
  std::ofstream(indexer.file("indexer.toml"))
      << "[[source]]\nname = \"site\"\ntype = \"wordpress\"\nurl = \"" << wordpress.url() << "\"\n";
  const auto run = indexer.index({"--config", indexer.file("indexer.toml").string()});
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("127.0.0.1, which is no public address"));
  CHECK(wordpress.requests().empty());
}

TEST_CASE("a changed file that cannot be fetched keeps its text of the last run", "[wordpress]") {
  IndexedSite site;
  REQUIRE(site.index().status == 0);
  const auto before = site.indexer.document("site/attachment/10");
  site.wordpress.change([](auto& posts) {
    posts[10].modified = "2026-03-01T10:00:00";
    posts[10].title = "Another title";
    posts[11] = {.type = "attachment", .title = "New", .file_name = "new.pdf", .file = tests::pdf("New.")};
  });
  const std::string answer = GENERATE(http_answer(500, ""), http_answer(200, "<!DOCTYPE html><form>Password</form>"),
                                      std::string("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n%PDF-1.7"));
  site.wordpress.answer_instead([&](const Request& request) -> Answer {
    return request.path.starts_with("/wp-content/") ? Answer(answer) : std::nullopt;
  });
  const auto run = site.index();
  INFO(run.err);
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Contains("border.pdf") && Contains("was kept") && Contains("1 file not read"));
  CHECK(site.indexer.document("site/attachment/10") == before);
  // Known as unreadable the new one counts no more; the old one still waits.
  CHECK(site.index().status == 3);
  site.wordpress.change([](auto& posts) { posts.erase(11); });
  CHECK(site.index().status == 3);
  site.wordpress.change([](auto& posts) {
    posts[11] = {.type = "attachment", .title = "New", .file_name = "new.pdf", .file = tests::pdf("New.")};
  });
  // The next night it is tried again, and the new one too.
  site.wordpress.answer_instead({});
  CHECK(site.index().status == 0);
  CHECK(site.indexer.document("site/attachment/10")->metadata.title == "Another title");
  CHECK(site.indexer.document("site/attachment/11"));
}

TEST_CASE("a file that the site says is gone goes, with a reason", "[wordpress]") {
  IndexedSite site;
  REQUIRE(site.index().status == 0);
  site.wordpress.change([](auto& posts) { posts[10].modified = "2026-03-01T10:00:00"; });
  site.wordpress.answer_instead([](const Request& request) -> Answer {
    return request.path.starts_with("/wp-content/") ? Answer(http_answer(404, "")) : std::nullopt;
  });
  CHECK(site.index({"--allow-shrink"}).status == 3);
  CHECK_FALSE(site.indexer.document("site/attachment/10"));
  CHECK_THAT(tests::content(site.indexer.file("report.json")), Contains("there is nothing at"));
}
