#include "indexer/purge/purge.h"

#include <catch2/catch.hpp>

using namespace indexer;

TEST_CASE("a ledger without what was purged names its addresses no more", "[purge]") {
  passage::PurgedIds purged;
  purged.add("testimony-12");
  const std::string gone = "https://example.org/testimony-12";
  const std::string other = "https://example.org/es/other";
  const Ledger ledger({{.source = "site",
                        .path = "post/1",
                        .id = "testimony-12",
                        .clues = {.url = gone, .alternates = {"https://example.org/es/testimonio"}}},
                       {.source = "site",
                        .path = "post/2",
                        .id = "testimonio",
                        .clues = {.url = "https://example.org/es/testimonio", .alternates = {gone, other}}}});
  const Ledger kept = without_purged(ledger, purged);
  REQUIRE(kept.entries().size() == 1);
  CHECK(kept.entries()[0].id == "testimonio");
  CHECK(kept.entries()[0].clues.alternates == std::vector{other});
  CHECK(kept.find("site", "post/1") == nullptr);
  CHECK(kept.find("site", "post/2") == &kept.entries()[0]);
  CHECK(without_purged(ledger, {}).entries().size() == 2);
}
