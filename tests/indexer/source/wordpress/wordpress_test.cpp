// passage-indexer against a server that speaks as WordPress does.
#include <catch2/catch.hpp>

#include "tests/indexer/source/wordpress/indexed_site.h"

using Catch::Contains;
using tests::IndexedSite;
using tests::pdf;
using tests::sentences;
using Ids = std::vector<std::string>;
using Texts = std::vector<std::string>;

TEST_CASE("a WordPress is indexed by its configuration alone", "[wordpress]") {
  IndexedSite site;
  site.settings = "organization = \"Example Network\"\n";
  site.prefix = "contact = \"it@example.org\"\n";
  site.wordpress.change([](auto& posts) {
    posts[1].author = "Legal team";
    posts[1].tag = "Rest &amp; care";
    posts[2].category = "Uncategorized";
    posts[2].title = "Wages &#8211; <em>what</em> is owed";
    posts[10].caption = "<p>Adopted in Quito</p>";
  });
  const auto run = site.index();
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(site.ids() == Ids{"post/1", "post/2", "page/3", "attachment/10"});

  const auto post = site.indexer.document("site/post/1");
  REQUIRE(post);
  CHECK(post->metadata.title == "Shelters on the route");
  CHECK(post->metadata.url == site.wordpress.link(1));
  CHECK(post->metadata.date == passage::parse_date("2018-02-22"));
  CHECK(post->metadata.kind == "news");
  CHECK(post->metadata.authors == Texts{"Legal team"});
  CHECK(post->metadata.topics == Texts{"Shelter", "Rest & care"});
  CHECK(post->metadata.organizations == Texts{"Example Network"});
  CHECK(post->metadata.language == "en");
  CHECK(post->format == "html");
  CHECK_THAT(post->passages.at(0).text, Contains("asked every government"));
  CHECK(site.indexer.document("site/post/2")->metadata.title == "Wages – what is owed");
  CHECK(site.indexer.document("site/post/2")->metadata.topics.empty());
  CHECK(site.indexer.document("site/page/3")->metadata.kind == "page");

  const auto report = site.indexer.document("site/attachment/10");
  REQUIRE(report);
  CHECK(report->metadata.title == "Report on the border");
  CHECK(report->metadata.url == site.wordpress.url("/wp-content/uploads/border.pdf"));
  CHECK(report->format == "pdf");
  CHECK(report->passages.at(0).text == "Adopted in Quito");
  CHECK(report->passages.at(1).locator.page == 1);
  CHECK_THAT(report->passages.at(1).text, Contains("in ten chapters"));
  for (const auto& request : site.wordpress.requests()) {
    CHECK_THAT(request.field("user-agent"), Contains("passage-indexer/") && Contains("(+it@example.org)"));
    CHECK(request.field("authorization").empty());
  }
}

TEST_CASE("a site in which nothing has changed costs a few questions, and publishes nothing", "[wordpress]") {
  IndexedSite site;
  REQUIRE(site.index().status == 0);
  site.wordpress.change([](auto&) {});
  const auto run = site.index();
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Contains("Nothing has changed"));
  CHECK(site.count("unchanged") == 4);
  CHECK(site.wordpress.requests().size() == 4);
  CHECK(site.wordpress.asked("include=").empty());
  CHECK(site.wordpress.asked("uploads").empty());
}

TEST_CASE("an edited post, a trashed one and a new PDF are there on the next run, and nothing else is fetched",
          "[wordpress]") {
  IndexedSite site;
  REQUIRE(site.index().status == 0);
  const auto untouched = site.indexer.document("site/page/3");
  site.wordpress.change([](auto& posts) {
    posts[1].content = sentences("hostels");
    posts[1].modified = "2026-02-01T10:00:00";
    posts[2].status = "trash";
    posts[11] = {
        .type = "attachment", .title = "A second one", .file_name = "second.pdf", .file = pdf("The second report.")};
  });
  const auto run = site.index({"--allow-shrink"});
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(site.ids() == Ids{"post/1", "page/3", "attachment/10", "attachment/11"});
  CHECK_THAT(site.indexer.document("site/post/1")->passages.at(0).text, Contains("hostels"));
  CHECK(site.indexer.document("site/page/3") == untouched);
  CHECK(site.count("changed") == 1);
  CHECK(site.count("added") == 1);
  CHECK(site.count("removed") == 1);
  CHECK(site.count("unchanged") == 2);
  CHECK(site.wordpress.asked("uploads") == Texts{"/wp-content/uploads/second.pdf"});
  REQUIRE(site.wordpress.asked("include=").size() == 2);
  CHECK_THAT(site.wordpress.asked("include=")[0], Contains("include=1") && !Contains("include=1,"));
}

TEST_CASE("a post that was touched and says the same is fetched and not read again", "[wordpress]") {
  IndexedSite site;
  REQUIRE(site.index().status == 0);
  site.wordpress.change([](auto& posts) { posts[1].modified = "2026-02-01T10:00:00"; });
  CHECK_THAT(site.index().err, Contains("Nothing has changed"));
  CHECK(site.count("unchanged") == 4);
}

TEST_CASE("drafts, private posts and those with a password are never taken in", "[wordpress]") {
  IndexedSite site;
  const bool has_password = GENERATE(false, true);
  if (has_password) site.settings = "user = \"index\"\npassword = \"abcd efgh\"\n";
  site.wordpress.change([](auto& posts) {
    posts[4] = {.status = "draft", .title = "A draft", .content = sentences("drafts")};
    posts[5] = {.title = "Behind a password", .content = sentences("secrets"), .is_protected = true};
    posts[11] = {
        .type = "attachment", .title = "Of a draft", .parent = 4, .file_name = "draft.pdf", .file = pdf("Of a draft.")};
    posts[12] = {
        .type = "attachment", .title = "Of a secret", .parent = 5, .file_name = "secret.pdf", .file = pdf("Secret.")};
    posts[10].parent = 1;
  });
  CHECK(site.index().status == 0);
  CHECK(site.ids() == Ids{"post/1", "post/2", "page/3", "attachment/10"});
  CHECK(site.count("documents") == 4);
  CHECK_THAT(site.wordpress.asked("include=").at(0), !Contains("5"));
  CHECK(site.wordpress.asked("draft.pdf").empty());
  CHECK(site.wordpress.asked("secret.pdf").empty());

  site.wordpress.change([](auto& posts) {
    posts[1].is_protected = true;
    posts[2].status = "private";
  });
  CHECK(site.index({"--allow-shrink"}).status == 0);
  CHECK(site.ids() == Ids{"page/3"});
}

TEST_CASE("files of posts whose type is not taken in are public as those posts are", "[wordpress]") {
  IndexedSite site;
  const bool has_password = GENERATE(false, true);
  if (has_password) site.settings = "user = \"index\"\npassword = \"abcd efgh\"\n";
  site.wordpress.change([](auto& posts) {
    posts[20] = {.type = "press_release", .title = "A release"};
    posts[21] = {.type = "press_release", .title = "With a password", .is_protected = true};
    posts[10].parent = 20;
    posts[11] = {
        .type = "attachment", .title = "Secret", .parent = 21, .file_name = "secret.pdf", .file = pdf("Secret.")};
  });
  CHECK(site.index().status == 0);
  CHECK(site.ids() == Ids{"post/1", "post/2", "page/3", "attachment/10"});
  CHECK(site.wordpress.asked("secret.pdf").empty());
  // What cannot be found out now says nothing about the files.
  const int status = GENERATE(500, 429);
  site.wordpress.answer_instead([&](const tests::HttpServer::Request& request) -> std::optional<std::string> {
    return request.path == "/wp-json/wp/v2/press" ? std::optional(tests::http_answer(status, "", {"Retry-After: 900"}))
                                                  : std::nullopt;
  });
  CHECK(site.index().status == 3);
  CHECK(site.ids().size() == 4);
}

TEST_CASE("the files of a long list come and go with the post that they belong to", "[wordpress]") {
  IndexedSite site;
  site.wordpress.change([](auto& posts) {
    for (std::uint64_t id = 1000; id < 1250; ++id) {
      posts[id] = {.type = "attachment",
                   .title = "More",
                   .file_name = std::to_string(id) + ".pdf",
                   .file = pdf("File number " + std::to_string(id))};
    }
    posts[2].status = "draft";
    posts[10].parent = 2;
    posts[10].date = "2001-01-01T10:00:00";
    posts[1100].modified = "2026-01-20T10:00:00";
  });
  REQUIRE(site.index().status == 0);
  CHECK(site.ids() == Ids{"post/1", "page/3"});
  site.wordpress.change([](auto&) {});
  REQUIRE(site.index().status == 0);
  CHECK(site.wordpress.asked("modified_after").size() == 1);
  // The file itself is as old as before.
  site.wordpress.change([](auto& posts) { posts[2].status = "publish"; });
  REQUIRE(site.index().status == 0);
  CHECK(site.ids() == Ids{"post/1", "post/2", "page/3", "attachment/10"});
  site.wordpress.change([](auto& posts) { posts[2].status = "draft"; });
  REQUIRE(site.index().status == 0);
  CHECK(site.ids() == Ids{"post/1", "page/3"});
}

TEST_CASE("the site's word that a post is public is looked at again when it is fetched", "[wordpress]") {
  IndexedSite site;
  site.wordpress.answer_instead([](const tests::HttpServer::Request& request) -> std::optional<std::string> {
    if (!request.query.contains("include") || request.path != "/wp-json/wp/v2/posts") return std::nullopt;
    return tests::http_answer(
        200,
        R"([{"id":1,"status":"private","title":"A","content":{"rendered":"<p>Not for you.</p>"}},)"
        R"({"id":2,"status":"publish","content":{"rendered":"","protected":true}}])",
        {"Content-Type: application/json"});
  });
  CHECK(site.index().status == 0);
  CHECK(site.ids() == Ids{"page/3", "attachment/10"});
}

TEST_CASE("a password opens the site's API, and is in nothing that is written", "[wordpress]") {
  IndexedSite site;
  const std::string secret = "abcd-efgh-1234";
  site.settings = "user = \"index\"\n";
  SECTION("in the configuration") {
    site.settings += "password = \"" + secret + "\"\n";
  }
  SECTION("in a file") {
    std::ofstream(site.indexer.file("password")) << secret << "\n";
    site.settings += "password_file = \"password\"\n";
  }
  SECTION("in the environment") {
    ::setenv("PASSAGE_TEST_PASSWORD", secret.c_str(), 1);
    site.settings += "password_env = \"PASSAGE_TEST_PASSWORD\"\n";
  }
  site.wordpress.answer_instead([](const tests::HttpServer::Request& request) -> std::optional<std::string> {
    if (request.field("authorization") == "Basic aW5kZXg6YWJjZC1lZmdoLTEyMzQ=") return std::nullopt;
    return tests::http_answer(401, R"({"code":"rest_not_logged_in","message":"You are not logged in."})",
                              {"Content-Type: application/json"});
  });
  const auto run = site.index();
  CHECK(run.status == 0);
  CHECK(site.ids().size() == 4);
  CHECK_THAT(run.err + tests::content(site.indexer.file("report.json")), !Contains(secret));
  for (const auto& file : std::filesystem::recursive_directory_iterator(site.indexer.data())) {
    if (file.is_regular_file()) CHECK(tests::content(file.path()).find(secret) == std::string::npos);
  }
  site.settings = "";
  const auto refused = site.index();
  CHECK(refused.status == 3);
  CHECK_THAT(refused.err, Contains("You are not logged in") && Contains("\"password\"") && Contains("were kept"));
}

TEST_CASE("a site without permalinks, types of its own, and media that are not wanted", "[wordpress]") {
  IndexedSite site;
  site.wordpress.close_permalinks();
  site.settings = "types = [\"press_release\"]\nmedia = []\n";
  site.wordpress.change(
      [](auto& posts) { posts[4] = {.type = "press_release", .title = "A release", .content = sentences("news")}; });
  CHECK(site.index().status == 0);
  CHECK(site.count("documents") == 1);
  CHECK(site.indexer.document("site/press_release/4")->metadata.kind == "press_release");
  site.settings = "types = [\"statement\"]\n";
  CHECK_THAT(site.index().err, Contains("has no type of posts \"statement\"") && Contains("press_release"));
}

TEST_CASE("a summary that somebody wrote is part of the text, one that WordPress made is not", "[wordpress]") {
  IndexedSite site;
  site.wordpress.change([](auto& posts) {
    posts[1].excerpt = "<p>In short: open the doors.</p>";
    posts[2].excerpt = "<p>The network met about wages and asked every [&hellip;]</p>";
  });
  CHECK(site.index().status == 0);
  CHECK_THAT(site.indexer.document("site/post/1")->passages.at(0).text, Contains("open the doors"));
  CHECK_THAT(site.indexer.document("site/post/2")->passages.at(0).text, !Contains("[…]"));
}

TEST_CASE("a title that is the name of the file is none", "[wordpress]") {
  IndexedSite site;
  site.wordpress.change([](auto& posts) { posts[10].title = "Border"; });
  CHECK(site.index().status == 0);
  CHECK_THAT(site.indexer.document("site/attachment/10")->metadata.title, Contains("The report on the border"));
}
