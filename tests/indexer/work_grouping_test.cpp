#include "indexer/work_grouping.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

ItemResult document(const std::string& id, VersionClues clues) {
  return {.entry = {.source = "docs", .path = id, .id = id, .clues = std::move(clues)}};
}

/// "id=work" of each, in order of ids; the same for every order of the documents.
std::string works_of(std::vector<ItemResult> items, Report* report = nullptr) {
  const auto id_of = [](const ItemResult& item) { return item.entry.id; };
  std::ranges::sort(items, {}, id_of);
  std::string works;
  do {
    std::vector<ItemResult> grouped = items;
    Report own;
    group_to_works(grouped, report ? *report : own);
    report = nullptr;
    std::ranges::sort(grouped, {}, id_of);
    std::string all;
    for (const ItemResult& item : grouped) all += (all.empty() ? "" : " ") + item.entry.id + "=" + item.entry.work;
    if (works.empty()) works = all;
    CHECK(works == all);
  } while (std::ranges::next_permutation(items, {}, id_of).found);
  return works;
}

}  // namespace

TEST_CASE("documents of one declared work are one, whatever else they say") {
  CHECK(works_of({document("a", {.work = "w", .language = "en"}), document("b", {.work = "w", .language = "en"}),
                  document("c", {.language = "en"})}) == "a=w b=w c=c");
}

TEST_CASE("documents of one symbol in different languages are one work") {
  const VersionClues english{.language = "en", .symbol = "a/res/73/195"};
  const VersionClues spanish{.language = "es", .symbol = "a/res/73/195"};
  CHECK(works_of({document("b", english), document("a", spanish), document("c", {.language = "fr"}),
                  document("d", {.language = "fr", .symbol = "a/res/73/196"})}) == "a=a b=a c=c d=d");
  CHECK(works_of({document("a", english), document("b", {.work = "w", .language = "es", .symbol = "a/res/73/195"})}) ==
        "a=a b=w");
  CHECK(works_of({document("a", english), document("b", {.language = "und", .symbol = "a/res/73/195"})}) == "a=a b=b");
}

TEST_CASE("documents of one symbol in the same language stay apart, and the report says so") {
  const VersionClues english{.language = "en", .symbol = "a/res/73/195"};
  const VersionClues spanish{.language = "es", .symbol = "a/res/73/195"};
  const VersionClues french{.language = "fr", .symbol = "a/res/73/195"};
  Report report;
  CHECK(works_of({document("a", english), document("b", english), document("c", spanish), document("d", french)},
                 &report) == "a=a b=b c=c d=c");
  REQUIRE(report.remarks.size() == 1);
  CHECK_THAT(report.remarks[0].text, Catch::Contains("a, b"));
}

TEST_CASE("pages that name each other as translations are one work, but one that is not named back is not") {
  const auto page = [](const std::string& language, const std::vector<std::string>& alternates) {
    return VersionClues{.language = language, .url = "https://x/" + language, .alternates = alternates};
  };
  CHECK(works_of({document("1", page("en", {"https://x/es", "https://x/fr"})),
                  document("2", page("es", {"https://x/en"})), document("3", page("fr", {}))}) == "1=1 2=1 3=3");
  // By way of a third.
  CHECK(works_of({document("1", page("en", {"https://x/es"})),
                  document("2", page("es", {"https://x/en", "https://x/fr"})),
                  document("3", page("fr", {"https://x/es"}))}) == "1=1 2=1 3=1");
  CHECK(works_of({document("1", page("en", {"https://x/en"}))}) == "1=1");
}

TEST_CASE("two pages in the same language never become one work") {
  const VersionClues one{.language = "en", .url = "https://x/1", .alternates = {"https://x/2"}};
  const VersionClues other{.language = "en", .url = "https://x/2", .alternates = {"https://x/1"}};
  CHECK(works_of({document("1", one), document("2", other)}) == "1=1 2=2");
}
