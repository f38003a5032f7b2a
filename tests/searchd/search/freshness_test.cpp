// Ranking with the setting ranking.freshness: what it changes, and what it must not.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "searchd/search/ranking.h"
#include "searchd/search/searcher.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

struct Text {
  std::string date;
  std::string text;
  std::string title = "";
  std::string symbol = "";
};

/// One document for each text: a, b, c and so on, which is how equals rank without dates.
OpenIndex index_of_texts(const std::vector<Text>& texts, double freshness) {
  std::vector<passage::Work> works;
  for (const Text& text : texts) {
    const auto number = works.size();
    const std::string id = {static_cast<char>('a' + number / 26), static_cast<char>('a' + number % 26)};
    passage::Document document;
    document.metadata = {.id = id,
                         .title = text.title,
                         .language = "en",
                         .date = passage::parse_date(text.date),
                         .kind = number % 3 == 0 ? "report" : "news",
                         .symbol = text.symbol};
    document.source = "texts";
    document.format = "txt";
    document.passages.push_back({text.text, "en", {}});
    works.push_back({.key = id, .versions = {std::move(document)}});
  }
  OpenIndex index = index_of(works);
  index.snapshot.manifest.created = "2024-06-30T10:00:00Z";
  index.freshness = freshness;
  return index;
}

SearchAnswer ask(OpenIndex& index, SearchRequest request) {
  request.expand = false;
  return search_index(request, {}, index);
}

using Ids = std::vector<std::string>;

Ids ids_of(const SearchAnswer& answer) {
  Ids ids;
  for (const Hit& hit : answer.hits) ids.push_back(hit.id);
  return ids;
}

Ids ranked(const std::vector<Text>& texts, const std::string& query, double freshness) {
  OpenIndex index = index_of_texts(texts, freshness);
  return ids_of(ask(index, {.query = query, .hits_per_page = 100}));
}

/// So many texts of few words, with dates anywhere in thirty years, some with none.
std::vector<Text> mixed_texts(std::size_t count) {
  const std::vector<std::string> words{"union", "wages", "withheld", "claims", "overtime", "harbour", "pier", "olives"};
  std::vector<Text> texts;
  std::uint32_t number = 7;
  const auto any = [&](std::uint32_t below) {
    number = number * 1664525 + 1013904223;
    return (number >> 16U) % below;
  };
  for (std::size_t i = 0; i < count; ++i) {
    std::string said = "union";
    for (std::uint32_t word = any(12) + 4; word > 0; --word)
      said += " " + words[any(static_cast<std::uint32_t>(words.size()))];
    texts.push_back({any(5) == 0 ? "" : std::to_string(1995 + any(30)), said});
  }
  return texts;
}

}  // namespace

TEST_CASE("freshness: of equal texts the newer comes first, where it is asked for", "[freshness]") {
  const std::vector<Text> equals{{"2011-03-01", "The union of the dockworkers met."},
                                 {"2024-05-01", "The union of the dockworkers met."},
                                 {"2021-05-01", "The union of the dockworkers met."}};
  CHECK(ranked(equals, "union", 0) == Ids{"aa", "ab", "ac"});
  CHECK(ranked(equals, "union", 0.1) == Ids{"ab", "ac", "aa"});
  CHECK(ranked(equals, "union", 1) == Ids{"ab", "ac", "aa"});
}

TEST_CASE("freshness: it also chooses which of equal texts are among the first of many", "[freshness]") {
  std::vector<Text> equals;
  for (int year = 1950; year < 2020; ++year) {
    equals.push_back({std::to_string(year), "The union of the dockworkers met."});
  }
  CHECK(ranked(equals, "union", 0).front() == "aa");
  const Ids ids = ranked(equals, "union", 1);
  REQUIRE(ids.size() == 70);
  CHECK(ids.front() == "cr");
  CHECK(std::ranges::is_sorted(ids, std::ranges::greater{}));
}

TEST_CASE("freshness: a new text passes an old one that says it a little better", "[freshness]") {
  std::vector<Text> texts{
      {"1999-01-01", "The wages of the dockworkers were withheld before the harbour was closed."},
      {"2024-06-29", "The wages of the dockworkers were withheld before the harbour was closed. So we read."}};
  for (int other = 0; other < 40; ++other) texts.push_back({"2010-01-01", "Olives and figs are picked at dawn."});
  CHECK(ranked(texts, "wages withheld", 0) == Ids{"aa", "ab"});
  CHECK(ranked(texts, "wages withheld", 1) == Ids{"ab", "aa"});
}

TEST_CASE("freshness: switched off, dates change neither places nor scores", "[freshness]") {
  const std::vector<Text> dated = mixed_texts(70);
  std::vector<Text> undated = dated;
  for (Text& text : undated) text.date.clear();
  OpenIndex one = index_of_texts(dated, 0);
  OpenIndex other = index_of_texts(undated, 0);
  // Without a date there is nothing to say, whatever the setting.
  OpenIndex asked_for = index_of_texts(undated, 1);
  for (const char* query : {"union wages", "union wages withheld claims overtime strike"}) {
    const SearchAnswer answer = ask(one, {.query = query, .hits_per_page = 100});
    REQUIRE(answer.hits.size() > 20);
    for (OpenIndex* index : {&other, &asked_for}) {
      const SearchAnswer same = ask(*index, {.query = query, .hits_per_page = 100});
      REQUIRE(ids_of(same) == ids_of(answer));
      for (std::size_t i = 0; i < answer.hits.size(); ++i) CHECK(same.hits[i].score == answer.hits[i].score);
    }
  }
}

TEST_CASE("freshness: a much better old text stays before a new one that barely matches", "[freshness]") {
  const std::vector<Text> texts{
      {"2024-06-29",
       "Olives and figs are picked at dawn in the valley; wages were a word of the day, said in passing."},
      {"1999-01-01", "Wages withheld: the union claims the withheld wages of all dockworkers."},
      {"2024-06-01", "A harbour, a pier, and ships from the east."}};
  for (const double freshness : {0.0, 0.5, 1.0}) {
    CHECK(ranked(texts, "wages", freshness) == Ids{"ab", "aa"});
    CHECK(ranked(texts, "withheld wages", freshness).front() == "ab");
  }
}

TEST_CASE("freshness: what is sought by its title or symbol stays first, however old", "[freshness]") {
  const std::vector<Text> texts{
      {"2024-06-29", "We cite A/RES/73/195. The charter of dockworkers is a charter of rights; see A/RES/73/195."},
      {"1999-01-01", "It was adopted in winter, with many words on harbours.", "Charter of Dockworkers",
       "A/RES/73/195"},
      {"2024-06-29", "What the charter of the dockworkers says.",
       "Remarks on a charter and on dockworkers and unions"}};
  for (const double freshness : {0.0, 0.5, 1.0}) {
    CAPTURE(freshness);
    CHECK(ranked(texts, "charter of dockworkers", freshness).front() == "ab");
    CHECK(ranked(texts, "A/RES/73/195", freshness) == Ids{"ab", "aa"});
  }
}

TEST_CASE("freshness: an old document's own symbol does not make the date of others weigh more", "[freshness]") {
  // What the first has more than any text can have is not what others are measured by.
  std::vector<Text> texts{{"1999-01-01", "It was adopted.", "", "A/RES/73/195"},
                          {"2005-01-01", "A/RES/73/195 and once more A/RES/73/195, on wages. A/RES/73/195."},
                          {"2024-06-29",
                           "Of many texts one names A/RES/73/195 among olives, figs, piers, ships and "
                           "more of what is to be seen at the harbour when days are long."}};
  for (int other = 0; other < 40; ++other) texts.push_back({"2010-01-01", "Olives and figs."});
  CHECK(ranked(texts, "A/RES/73/195", 0) == Ids{"aa", "ab", "ac"});
  CHECK(ranked(texts, "A/RES/73/195", 1) == Ids{"aa", "ab", "ac"});
}

TEST_CASE("freshness: totals, facets, matching, places and explanations stay", "[freshness]") {
  OpenIndex off = index_of_texts(mixed_texts(90), 0);
  OpenIndex on = index_of_texts(mixed_texts(90), 1);
  bool reordered = false;
  for (const char* query : {"union", "union wages", "union wages withheld claims overtime strike",
                            "\"union wages\" olives", "wage* -pier"}) {
    CAPTURE(query);
    const SearchRequest request{
        .query = query, .facets = {"kind", "year", "language"}, .hits_per_page = 100, .expand = false, .explain = true};
    const SearchAnswer before = search_index(request, {}, off);
    const SearchAnswer after = search_index(request, {}, on);
    CHECK(after.total_hits == before.total_hits);
    CHECK(after.matching == before.matching);
    CHECK(after.facets == before.facets);
    CHECK(after.parsed_query == before.parsed_query);
    CHECK(after.plan == before.plan);
    reordered = reordered || ids_of(after) != ids_of(before);
    std::map<std::string, const Hit*> by_id;
    for (const Hit& hit : before.hits) by_id[hit.id] = &hit;
    REQUIRE(after.hits.size() == before.hits.size());
    for (const Hit& hit : after.hits) {
      REQUIRE(by_id.contains(hit.id));
      CHECK(hit.explanation == by_id[hit.id]->explanation);
      CHECK(hit.title == by_id[hit.id]->title);
      CHECK(hit.more_places == by_id[hit.id]->more_places);
      REQUIRE(hit.places.size() == by_id[hit.id]->places.size());
      for (std::size_t i = 0; i < hit.places.size(); ++i) {
        CHECK(hit.places[i].number == by_id[hit.id]->places[i].number);
        CHECK(hit.places[i].snippet == by_id[hit.id]->places[i].snippet);
      }
    }
  }
  CHECK(reordered);
}

TEST_CASE("freshness: sorted by date, scores are what they were", "[freshness]") {
  OpenIndex off = index_of_texts(mixed_texts(40), 0);
  OpenIndex on = index_of_texts(mixed_texts(40), 1);
  for (const SortOrder sort : {SortOrder::Newest, SortOrder::Oldest, SortOrder::Added}) {
    for (const char* query : {"union wages", "kind:news", ""}) {
      const SearchAnswer before = ask(off, {.query = query, .sort = sort, .hits_per_page = 100});
      const SearchAnswer after = ask(on, {.query = query, .sort = sort, .hits_per_page = 100});
      REQUIRE_FALSE(before.hits.empty());
      REQUIRE(ids_of(after) == ids_of(before));
      for (std::size_t i = 0; i < after.hits.size(); ++i) CHECK(after.hits[i].score == before.hits[i].score);
    }
  }
  // What cannot be ranked is sorted by date.
  CHECK(ids_of(ask(on, {.query = "kind:news"})) == ids_of(ask(off, {.query = "kind:news"})));
}

TEST_CASE("freshness: with it and without, pages follow each other without a gap or a hit twice", "[freshness]") {
  OpenIndex index = index_of_texts(mixed_texts(90), GENERATE(0.0, 1.0));
  for (const char* query : {"union", "union wages", "union wages withheld claims overtime strike"}) {
    for (const std::uint32_t size : {7U, 10U, 25U}) {
      CAPTURE(query, size);
      const Ids all = ids_of(ask(index, {.query = query, .hits_per_page = 100}));
      REQUIRE(all.size() > 55);
      Ids paged;
      for (std::uint32_t page = 1; page * size < all.size() + size; ++page) {
        for (std::string& id : ids_of(ask(index, {.query = query, .page = page, .hits_per_page = size}))) {
          paged.push_back(std::move(id));
        }
      }
      CHECK(paged == all);
    }
  }
}

TEST_CASE("freshness: nothing passes what weighs a tenth of the first one's weight more", "[freshness]") {
  OpenIndex off = index_of_texts(mixed_texts(90), 0);
  int passed = 0;
  for (const double freshness : {0.5, 1.0}) {
    OpenIndex on = index_of_texts(mixed_texts(90), freshness);
    for (const char* query : {"union wages", "claims overtime", "harbour", "pier olives wages"}) {
      const SearchAnswer before = ask(off, {.query = query});
      const Ids after = ids_of(ask(on, {.query = query}));
      const double first = before.hits.front().score;
      for (std::size_t high = 0; high < before.hits.size(); ++high) {
        for (std::size_t low = high + 1; low < before.hits.size(); ++low) {
          const auto at = [&](std::size_t hit) { return std::ranges::find(after, before.hits[hit].id); };
          if (at(low) == after.end() || at(high) == after.end() || at(low) > at(high)) continue;
          ++passed;
          CAPTURE(query, freshness, before.hits[high].score, before.hits[low].score, first);
          // The tenth, and what freshness has added to the whole text, which likeness may double.
          const double most = freshness * (freshness_share * first + 2 * freshness_weight);
          CHECK(before.hits[high].score - before.hits[low].score <= most);
        }
      }
    }
  }
  CHECK(passed > 0);
}
