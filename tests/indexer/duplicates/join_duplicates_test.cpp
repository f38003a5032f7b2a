#include "indexer/duplicates/join_duplicates.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "indexer/duplicates/text_print.h"
#include "indexer/work_grouping.h"
#include "tests/indexer/duplicates/copies.h"

using namespace indexer;
using tests::CopyMaker;

namespace {

struct Row {
  std::string id;
  std::string text;  ///< The same for copies; "a'" is nearly "a", "a#" is "a" with another number,
                     ///< "a+" is like "a", and "a*" like "a+" but no longer like "a".
  std::string date;
  std::string language = "en";
  std::string work;
  std::string url;
  std::vector<std::string> alternates;
  bool folds = true;
};

std::string print_of_text(const std::string& name) {
  static passage::Analyzer analyzer;
  CopyMaker maker(static_cast<std::uint32_t>(name.front()));
  CopyMaker::Words words = maker.text(400);
  for (std::size_t i = 0; i < 40; ++i) words[i * 9] = std::to_string(i);
  if (name.ends_with('\'')) words = maker.edited(words, 0.03);
  if (name.ends_with('+') || name.ends_with('*')) words = maker.edited(words, 0.06);
  if (name.ends_with('*')) words = maker.edited(words, 0.06);
  if (name.ends_with('#')) words[9] = "999";
  return encode(*print_of(tests::document_of(words), analyzer));
}

std::vector<ItemResult> items_of(const std::vector<Row>& rows) {
  std::vector<ItemResult> items;
  for (const Row& row : rows) {
    items.push_back({.entry = {.source = "s",
                               .path = row.id + ".txt",
                               .content_hash = row.text,
                               .id = row.id,
                               .clues = {.work = row.work,
                                         .language = row.language,
                                         .url = row.url,
                                         .alternates = row.alternates,
                                         .date = row.date,
                                         .print = print_of_text(row.text)},
                               .folds = row.folds}});
  }
  return items;
}

/// "id:work" of each document, with ">shown" behind copies; by id.
std::string works(const std::vector<Row>& rows, Report* told = nullptr) {
  std::vector<ItemResult> items = items_of(rows);
  Report report;
  group_to_works(items, report);
  join_duplicates(items, report);
  if (told != nullptr) *told = report;
  std::map<std::string, std::string> by_id;
  for (const ItemResult& item : items) {
    const LedgerEntry& entry = item.entry;
    by_id[entry.id] = entry.work + (entry.copy_of.empty() ? "" : ">" + entry.copy_of);
  }
  std::string all;
  for (const auto& [id, work] : by_id) all += (all.empty() ? "" : " ") + id + ":" + work;
  return all;
}

/// "shown<copy copy" of each group; "!" behind those that are shown as one with it.
std::string told(const Report& report) {
  std::string all;
  for (const Report::Duplicates& group : report.duplicates) {
    all += (all.empty() ? "" : " | ") + group.shown.id + "<";
    for (const auto& copy : group.copies) all += copy.document.id + (copy.folded ? "! " : " ");
  }
  return all;
}

}  // namespace

TEST_CASE("copies are one work with the earliest of them, then the first by id", "[duplicates]") {
  CHECK(works({{"x", "a"}, {"y", "a"}, {"z", "b"}}) == "x:x y:x>x z:z");
  CHECK(works({{"x", "a", "2020-01-01"}, {"y", "a", "2019-01-01"}}) == "x:x>y y:x");
  CHECK(works({{"x", "a"}, {"y", "a", "2019-01-01"}}) == "x:x>y y:x");
  CHECK(works({{"x", "a"}, {"y", "a'"}, {"z", "a"}}) == "x:x y:x>x z:x>x");
}

TEST_CASE("the order in which documents come changes nothing", "[duplicates]") {
  std::vector<Row> rows{{"x", "a", "2020-01-01"}, {"y", "a", "2019-01-01"}, {"z", "a'"}, {"v", "b"}, {"w", "b"}};
  const std::string expected = works(rows);
  std::ranges::sort(rows, {}, &Row::id);
  do {
    CHECK(works(rows) == expected);
  } while (std::ranges::next_permutation(rows, {}, &Row::id).found);
}

TEST_CASE("where one of the sources does not ask for it copies are told, and stay works of their own", "[duplicates]") {
  Report report;
  CHECK(works({{"x", "a"}, {.id = "y", .text = "a", .folds = false}}, &report) == "x:x y:y");
  CHECK(told(report) == "x<y ");
  CHECK(works({{.id = "x", .text = "a", .folds = false}, {"y", "a"}, {"z", "a"}}, &report) == "x:x y:y z:y>y");
  CHECK(told(report) == "x<y  | y<z! ");
}

TEST_CASE("copies of which a number differs are told, and stay works of their own", "[duplicates]") {
  Report report;
  CHECK(works({{"x", "a"}, {"y", "a#"}}, &report) == "x:x y:y");
  CHECK(told(report) == "x<y ");
}

TEST_CASE("a copy joins the translations of what it is a copy of, with its own", "[duplicates]") {
  Report report;
  CHECK(works({{"en", "a", "", "en", "w"}, {"es", "b", "", "es", "w"}, {"other", "a"}}) == "en:w es:w other:w>en");
  // A page and its translation, found at two places.
  CHECK(works({{"1en", "a", "", "en", "", "u1", {"u2"}},
               {"1es", "b", "", "es", "", "u2", {"u1"}},
               {"2en", "a", "", "en", "", "u3", {"u4"}},
               {"2es", "b", "", "es", "", "u4", {"u3"}}}) == "1en:1en 1es:1en 2en:1en>1en 2es:1en>1es");
  CHECK(works({{"1en", "a"}, {"2en", "a", "", "en", "", "u3", {"u4"}}, {"2fr", "c", "", "fr", "", "u4", {"u3"}}}) ==
        "1en:1en 2en:1en>1en 2fr:1en");
  CHECK(works({{"1en", "a", "", "en", "v"}, {"2en", "a", "", "en", "w"}}, &report) == "1en:v 2en:w");
  CHECK(told(report) == "1en<2en ");
  // Two different translations into one language would be in one work.
  CHECK(works({{"1en", "a", "", "en", "", "u1", {"u2"}},
               {"1es", "b", "", "es", "", "u2", {"u1"}},
               {"2en", "a", "", "en", "", "u3", {"u4"}},
               {"2es", "c", "", "es", "", "u4", {"u3"}}}) == "1en:1en 1es:1en 2en:2en 2es:2en");
}

TEST_CASE("versions that were declared to be one text are no news", "[duplicates]") {
  Report report;
  CHECK(works({{.id = "x", .text = "a", .work = "w", .folds = false},
               {.id = "y", .text = "a", .work = "w", .folds = false}},
              &report) == "x:w y:w");
  CHECK(told(report).empty());
}

TEST_CASE("a copy of a copy that is no longer like what is shown is no copy of it", "[duplicates]") {
  CHECK(works({{"x", "a"}, {"y", "a+"}, {"z", "a*"}}) == "x:x y:x>x z:z");
  CHECK(works({{"y", "a+"}, {"z", "a*"}}) == "y:y z:y>y");
}
