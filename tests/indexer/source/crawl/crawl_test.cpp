#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/indexer/source/crawl/crawled_site.h"

using Catch::Contains;
using tests::CrawledSite;
using tests::page;
using tests::redirect;

namespace {

using Targets = std::vector<std::string>;

Targets sorted(Targets targets) {
  std::ranges::sort(targets);
  return targets;
}

}  // namespace

TEST_CASE_METHOD(CrawledSite, "a site is read by its links, and nothing is fetched again that has not changed",
                 "[crawl]") {
  auto run = index();
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(count("documents") == 5);
  CHECK(site.asked() == Targets{"/robots.txt", "/", "/shelters/", "/wages/", "/about", "/shelters/north/"});
  CHECK(site.requests()[1].field("user-agent") == "passage-indexer/" PASSAGE_VERSION " (+it@example.org)");
  const auto document = this->document("/shelters/");
  REQUIRE(document);
  CHECK(document->metadata.url == site.url("/shelters/"));
  CHECK(document->metadata.title == "On shelters");
  CHECK(document->format == "html");

  SECTION("nothing has changed") {
    run = index();
    CHECK(run.status == 0);
    CHECK_FALSE(indexer.report().HasMember("generation"));
    CHECK(sorted(site.asked()) ==
          sorted({"/robots.txt", "?/", "?/shelters/", "?/wages/", "?/about", "?/shelters/north/"}));
    CHECK(site.bodies() == 0);
    CHECK(count("unchanged") == 5);
  }
  SECTION("a page is edited") {
    site.change([](auto& things) { things["/wages/"].body = page("wages that were not paid", {"/"}); });
    CHECK(index().status == 0);
    CHECK(site.bodies() == 1);
    CHECK(count("changed") == 1);
    CHECK(count("unchanged") == 4);
    CHECK(this->document("/wages/")->metadata.title == "On wages that were not paid");
  }
  SECTION("only the frame of a page changes") {
    site.change([](auto& things) { things["/wages/"].body = page("wages", {"/", "/new/"}); });
    CHECK(index().status == 0);
    CHECK_FALSE(indexer.report().HasMember("generation"));
    CHECK(count("unchanged") == 5);
  }
  SECTION("a page has gone") {
    site.change([](auto& things) { things.erase("/wages/"); });
    CHECK(index({"--allow-shrink"}).status == 0);
    CHECK(count("removed") == 1);
    CHECK_FALSE(has("/wages/"));
    CHECK(indexer.report()["brokenLinks"].Size() == 1);
    CHECK_THAT(report_text(), Contains(site.url("/wages/")));
    CHECK_THAT(index().err,
               Contains("1 link that leads nowhere.") && Contains(site.url("/wages/") + ": the server answers 404"));
  }
  SECTION("a page that nothing leads to any more is kept") {
    site.change([](auto& things) { things["/"].body = page("the network", {"/shelters/", "/about"}); });
    CHECK(index().status == 0);
    CHECK(has("/wages/"));
    CHECK(std::ranges::count(site.asked(), "?/wages/") == 0);  // not due
  }
  SECTION("the scope is made wider") {
    settings = "exclude = [\"/about\"]\n";
    CHECK(index({"--allow-shrink"}).status == 0);
    CHECK_FALSE(has("/about"));
    settings.clear();
    CHECK(index().status == 0);
    CHECK(has("/about"));
    CHECK(count("unchanged") == 4);
  }
  SECTION("the index is rolled back, and the memory is newer than it") {
    site.change([](auto& things) { things["/wages/"].body = page("wages that were not paid", {"/"}); });
    REQUIRE(index().status == 0);
    REQUIRE(indexer.run({"rollback", "--data", indexer.data().string()}).status == 0);
    REQUIRE(this->document("/wages/")->metadata.title == "On wages");
    CHECK(index().status == 0);
    CHECK(this->document("/wages/")->metadata.title == "On wages that were not paid");
    CHECK(site.bodies() == 1);
  }
  SECTION("everything afresh") {
    CHECK(index({"--full"}).status == 0);
    CHECK(site.bodies() == 5);
  }
}
