#include "searchd/search/feedback.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "searchd/search/prepared_search.h"
#include "searchd/search/ranked_page.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

/// One document for each text; the first has number 1.
OpenIndex index_of_texts(const std::vector<std::pair<std::string, std::string>>& texts) {
  std::vector<passage::Work> works;
  for (const auto& [text, language] : texts) {
    const std::string id(1, static_cast<char>('a' + works.size()));
    passage::Document document;
    document.metadata = {.id = id, .title = "", .language = language};
    document.source = "texts";
    document.format = "txt";
    document.passages.push_back({text, language, {}});
    works.push_back({.key = id, .versions = {std::move(document)}});
  }
  return index_of(works);
}

std::vector<std::string> ranked(const std::string& query, OpenIndex& index, std::uint32_t page = 1,
                                std::uint32_t hits_per_page = 30) {
  const SearchRequest request{.query = query, .page = page, .hits_per_page = hits_per_page, .expand = false};
  const PreparedSearch search = prepare_search(request, {}, index, nullptr);
  Xapian::Enquire enquire(index.snapshot.documents);
  std::vector<std::string> ids;
  for (const RankedWork& work : rank_page(enquire, request, search, index).works) {
    ids.push_back(work.work.record.versions.front().metadata.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("feedback: a document that holds what the first texts have in common has most, one without has nothing") {
  OpenIndex index = index_of_texts({{"Dockworkers blocked the harbour gate.", "en"},
                                    {"The harbour and its dockworkers were silent.", "en"},
                                    {"A harbour far away.", "en"},
                                    {"Olives are harvested in autumn.", "en"},
                                    {"The silent gate of the palace.", "en"}});
  const std::vector<ComparedText> first{{"Dockworkers blocked the harbour gate.", "en"},
                                        {"The harbour and its dockworkers were silent.", "en"}};
  const std::vector<double> shares = common_ground(first, {6, 2, 4, 5}, index);
  REQUIRE(shares.size() == 4);
  CHECK(shares[0] == 0);  // "gate" and "silent" stand in one of the texts only.
  CHECK(shares[1] == 1);
  CHECK((shares[2] > 0 && shares[2] < 1));
  CHECK(shares[3] == 0);
}

TEST_CASE("feedback: texts that have nothing in common say nothing") {
  OpenIndex index = index_of_texts({{"A harbour.", "en"}, {"An olive tree.", "en"}});
  CHECK(common_ground({{"A harbour.", "en"}, {"An olive tree.", "en"}}, {2, 3}, index) == std::vector<double>{0, 0});
  CHECK(common_ground({}, {2, 3}, index) == std::vector<double>{0, 0});
}

namespace {

/// Five that hold most of the query and speak of a harbour, then two that hold as little of it as each other: the
/// longer one, f, speaks of the harbour too.
OpenIndex harbour_index() {
  return index_of_texts(
      {{"Union wages were withheld; claims for overtime. Harbour dockworkers.", "en"},
       {"Union wages withheld from harbour dockworkers: claims, overtime.", "en"},
       {"Harbour dockworkers: union, wages, withheld overtime, claims.", "en"},
       {"Wages, overtime, claims and a union of harbour dockworkers.", "en"},
       {"Overtime claims, wages: a union, harbour dockworkers.", "en"},
       {"Union wages. Harbour dockworkers at the pier by the sea at night, when ships come in from the east and go.",
        "en"},
       {"Union wages. Olives and figs are picked in the valley at dawn, when dew is on leaves.", "en"}});
}

bool is_before(const std::vector<std::string>& ids, const std::string& one, const std::string& other) {
  const auto at = std::ranges::find(ids, one);
  REQUIRE(at != ids.end());
  REQUIRE(std::ranges::find(ids, other) != ids.end());
  return std::find(at, ids.end(), other) != ids.end();
}

}  // namespace

TEST_CASE("feedback: of many words, those behind the first also rank by what the first have in common") {
  OpenIndex index = harbour_index();
  const std::vector<std::string> many = ranked("union wages withheld claims overtime strike", index);
  CHECK(is_before(many, "f", "g"));
  // Few words say themselves what is meant.
  const std::vector<std::string> few = ranked("union wages", index);
  CHECK(is_before(few, "g", "f"));
}

TEST_CASE("feedback: the first three stay where they are") {
  OpenIndex index = index_of_texts({{"Union wages were withheld; claims for overtime after the strike.", "en"},
                                    {"Wages withheld: claims of a union for overtime. Olives.", "en"},
                                    {"Claims for overtime wages, a union. Olives and figs.", "en"},
                                    {"Harbour dockworkers: union wages claims. Harbour dockworkers.", "en"},
                                    {"Harbour dockworkers: union wages. Harbour dockworkers.", "en"}});
  const std::vector<std::string> ids = ranked("union wages withheld claims overtime strike", index);
  REQUIRE(ids.size() == 5);
  CHECK(std::vector<std::string>(ids.begin(), ids.begin() + 3) == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("feedback: pages follow each other without a gap or a hit twice") {
  // Texts of the query's words, some in compounds, which likeness alone sees, and of words that many share.
  const std::vector<std::string> words{"union",   "wages",       "withheld",     "claims",     "overtime", "unions",
                                       "harbour", "dockworkers", "overtimework", "wageclaims", "pier",     "olives"};
  std::vector<std::pair<std::string, std::string>> texts;
  std::uint32_t number = 1;
  for (int text = 0; text < 26; ++text) {
    std::string said = "union wages";
    for (int i = 0; i < 9; ++i) {
      number = number * 1664525 + 1013904223;
      said += " " + words[(number >> 16U) % words.size()];
    }
    texts.emplace_back(said, "en");
  }
  OpenIndex index = index_of_texts(texts);
  const std::string query = "union wages withheld claims overtime strike";
  const std::vector<std::string> all = ranked(query, index);
  REQUIRE(all.size() == 26);
  std::vector<std::string> paged;
  for (std::uint32_t page = 1; page <= 6; ++page) {
    for (std::string& id : ranked(query, index, page, 5)) paged.push_back(std::move(id));
  }
  CHECK(paged == all);
}
