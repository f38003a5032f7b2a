#include "indexer/source/crawl/crawl_memory.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "tests/indexer/indexer.h"

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
          .links = {{.url = "https://example.org/1"},
                    {.url = "https://example.org/2", .said = {.modified = "2024"}},
                    {.url = "https://example.org/1"}},
          .lists_sitemaps = true,
          .omitted = 7};
}

}  // namespace

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
