#include "indexer/source/crawl/frontier.h"

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

Candidate at(const std::string& path, unsigned depth = 0) {
  return {.page = *page_address("https://example.org/" + path), .depth = depth};
}

std::string all_of(Frontier& frontier) {
  std::string paths;
  while (const auto next = frontier.next()) paths += (paths.empty() ? "" : " ") + std::string(next->page.target());
  return paths;
}

}  // namespace

TEST_CASE("new addresses come first, then those that were not asked for the longest time", "[crawl]") {
  Frontier frontier(100, 10, {});
  frontier.add(at("known"), 50);
  frontier.add(at("old"), 40);
  frontier.add(at("new"), std::nullopt);
  frontier.add(at("newer"), std::nullopt);
  frontier.add(at("new"), 1);
  CHECK(all_of(frontier) == "/new /newer /old /known");
  frontier.add(at("old"), std::nullopt);
  CHECK(all_of(frontier).empty());
}

TEST_CASE("a crawl takes so many addresses, and documents of the index have their place", "[crawl]") {
  Frontier frontier(4, 2, {"example.org/document", "example.org/other"});
  frontier.add(at("1"), std::nullopt);
  frontier.add(at("2"), std::nullopt);
  frontier.add(at("3"), std::nullopt);
  frontier.add(at("4"), std::nullopt);
  frontier.add(at("document", 9), std::nullopt);
  CHECK(all_of(frontier) == "/1 /2 /document");
  CHECK(frontier.too_many() == 2);
  CHECK(frontier.first_left() == "https://example.org/3");
  CHECK(frontier.unreached() == std::set<std::string>{"example.org/other"});
}

TEST_CASE("a crawl goes so deep", "[crawl]") {
  Frontier frontier(100, 2, {});
  frontier.add(at("2", 2), std::nullopt);
  frontier.add(at("3", 3), std::nullopt);
  CHECK(all_of(frontier) == "/2");
  CHECK(frontier.too_deep() == 1);
}
