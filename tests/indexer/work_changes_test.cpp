#include "indexer/work_changes.h"

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

LedgerEntry entry(const std::string& id, const std::string& work) {
  return {.source = "s", .path = id, .state = {.size = 5}, .fingerprint = "f", .id = id, .work = work, .added = "t"};
}

std::vector<const ItemResult*> pointers(const std::vector<ItemResult>& items) {
  std::vector<const ItemResult*> all;
  for (const ItemResult& item : items) all.push_back(&item);
  return all;
}

}  // namespace

TEST_CASE("works are the same, new, changed or gone") {
  const Ledger before({entry("a", "a"), entry("b", "b"), entry("c-en", "c"), entry("c-es", "c"), entry("d", "d")});
  std::vector<ItemResult> items;
  for (const char* id : {"a", "b"}) items.push_back({.entry = entry(id, id), .known = true});
  items.push_back({.entry = entry("c-en", "c"), .known = true});
  items.push_back({.entry = entry("e", "e"), .slot = Spool::Slot{}});
  items[1].slot = Spool::Slot{};
  const auto documents = pointers(items);
  const WorkChanges changes = work_changes(before, documents);
  REQUIRE(changes.works.size() == 4);
  const auto is = [&](std::size_t i) { return std::pair(changes.works[i].is_known, changes.works[i].is_same); };
  CHECK(is(0) == std::pair(true, true));
  CHECK(is(1) == std::pair(true, false));   // read anew
  CHECK(is(2) == std::pair(true, false));   // a version has gone
  CHECK(is(3) == std::pair(false, false));  // new
  CHECK(changes.gone == std::vector<std::string_view>{"d"});
  CHECK(changes.count() == 4);
}

TEST_CASE("a document whose record would be another is a change") {
  const Ledger before({entry("a", "a")});
  std::vector<ItemResult> items{{.entry = entry("a", "a"), .known = true}};
  CHECK(work_changes(before, pointers(items)).count() == 0);
  SECTION("another size") {
    items[0].entry.state.size = 6;
  }
  SECTION("another time of arrival") {
    items[0].entry.added = "later";
  }
  SECTION("made from something else") {
    items[0].entry.fingerprint = "g";
  }
  SECTION("another work") {
    items[0].entry.work = "z";
  }
  CHECK(work_changes(before, pointers(items)).count() > 0);
}
