#include "indexer/source/crawl/crawl_memory.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/indexer/source/crawl/crawled_site.h"

using namespace indexer;

namespace {

PageRecord record() {
  return {.etag = "\"x\"",
          .last_modified = "Mon, 05 Jan 2026 10:00:00 GMT",
          .checked = 1'770'000'000,
          .bytes = "b",
          .text = "t",
          .format = WebFormat::File,
          .content_type = "application/pdf",
          .noindex = true,
          .leads_to = "https://example.org/other",
          .redirects = true,
          .said = {.modified = "2026", .date = "2025-01-01", .alternates = {"https://example.org/es/"}},
          .links = std::vector<RecordedLink>{{.url = "https://example.org/1"},
                                             {.url = "https://example.org/2", .said = {.modified = "2024"}},
                                             {.url = "https://example.org/1"}},
          .lists_sitemaps = true,
          .omitted = 7};
}

/// A site whose last run remembered what it saw and died before it published: the index has the pages of the run
/// before.
struct UnpublishedSite : tests::CrawledSite {
  static constexpr int pages = 20;

  static std::string target(int number) { return "/page/" + std::to_string(number); }

  void publish(const std::string& month, bool has_lastmod) {
    site.change([&](auto& things) {
      std::string map = "<urlset>";
      for (int i = 0; i < pages; ++i) {
        things[target(i)] = {.body = tests::page("item " + std::to_string(i) + " of " + month)};
        map += "<url><loc>" + site.url(target(i)) + "</loc>" +
               (has_lastmod ? "<lastmod>" + month + "</lastmod>" : std::string{}) + "</url>";
      }
      things["/map.xml"] = {.body = map + "</urlset>", .type = "text/xml"};
    });
  }

  void run_unpublished(bool has_lastmod) {
    has_start = false;
    settings = "sitemaps = [\"" + site.url("/map.xml") + "\"]\n";
    publish("2026-01-01", has_lastmod);
    REQUIRE(index().status == 0);
    const tests::fs::path before = indexer.file("before");
    tests::fs::copy(indexer.data(), before, tests::fs::copy_options::recursive);
    publish("2026-02-01", has_lastmod);
    REQUIRE(index().status == 0);
    tests::fs::remove_all(before / "sources");
    tests::fs::rename(indexer.data() / "sources", before / "sources");
    tests::fs::remove_all(indexer.data());
    tests::fs::rename(before, indexer.data());
  }

  [[nodiscard]] std::string title(int number) const { return document(target(number))->metadata.title; }
};

}  // namespace

TEST_CASE_METHOD(UnpublishedSite, "what was seen and never published is asked for once more, as a whole", "[crawl]") {
  run_unpublished(GENERATE(true, false));
  REQUIRE(title(7) == "On item 7 of 2026-01-01");
  const bool is_index_lost = GENERATE(false, true);
  if (is_index_lost) {
    tests::fs::remove_all(indexer.data() / "generations");
    tests::fs::remove(indexer.data() / "CURRENT");
  }
  REQUIRE(index().status == 0);
  CHECK(count(is_index_lost ? "added" : "changed") == pages);
  CHECK(title(7) == "On item 7 of 2026-02-01");
  const auto asked = site.asked();
  for (int i = 0; i < pages; ++i) {
    CHECK(std::ranges::count(asked, target(i)) == 1);
    CHECK(std::ranges::count(asked, "?" + target(i)) == 0);
  }
}

TEST_CASE_METHOD(UnpublishedSite, "a login page in place of what was seen and never published is seen through",
                 "[crawl]") {
  run_unpublished(true);
  site.answer_instead([](const tests::HttpServer::Request& request) -> std::optional<std::string> {
    if (!request.path.starts_with("/page/")) return std::nullopt;
    return tests::http_answer(200, tests::page("how to log in"), {"Content-Type: text/html"});
  });
  const auto run = index();
  CHECK(run.status == 3);
  CHECK_THAT(run.err, Catch::Contains("20 of 20 pages say the same now"));
  CHECK(title(7) == "On item 7 of 2026-01-01");
}

TEST_CASE("what a site looked like is remembered, and a damaged memory is none", "[crawl]") {
  const tests::TemporaryDirectory directory;
  const auto file = directory.path() / "sources" / "x.crawl";
  CrawlMemory memory(file, "s");
  CHECK(memory.find("example.org/") == nullptr);
  memory.keep("example.org/", record());
  memory.keep("example.org/b", {});
  memory.save();
  const CrawlMemory again(file, "s");
  REQUIRE(again.find("example.org/") != nullptr);
  CHECK(*again.find("example.org/") == record());
  CHECK(again.find("example.org/b") != nullptr);

  CHECK(CrawlMemory(file, "other settings").find("example.org/") == nullptr);

  const std::string bytes = tests::content(file);
  for (const std::size_t at : {std::size_t{3}, std::size_t{60}, bytes.size() / 2, bytes.size() - 1}) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    std::ofstream(file, std::ios::binary) << damaged;
    CHECK(CrawlMemory(file, "s").find("example.org/") == nullptr);
  }
  std::ofstream(file, std::ios::binary) << bytes.substr(0, bytes.size() / 2);
  CHECK(CrawlMemory(file, "s").find("example.org/") == nullptr);
}
