#include "searchd/search/similar/similar_documents.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "passage/index/document_reader.h"
#include "passage/text/unicode.h"
#include "searchd/search/similar/telling_words.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

std::vector<std::string> works_like(OpenIndex& index, const std::string& id, std::uint32_t limit = 10) {
  static const Expander expander({});
  const auto hits = find_similar({.id = id, .limit = limit}, index, expander);
  REQUIRE(hits);
  std::vector<std::string> works;
  for (const Hit& hit : *hits) works.push_back(hit.work);
  return works;
}

bool contains(const std::vector<std::string>& works, const std::string& work) {
  return std::ranges::find(works, work) != works.end();
}

}  // namespace

TEST_CASE("documents like a document share its words, in its language and in others") {
  OpenIndex index = tiny_index();
  const auto like_english = works_like(index, "asylum-en");
  REQUIRE_FALSE(like_english.empty());
  CHECK(like_english.front() == "seek-en");
  CHECK(contains(like_english, "refugies-fr"));
  CHECK(contains(works_like(index, "refugies-fr"), "asylum"));
  CHECK(contains(works_like(index, "hijra-ar"), "migracion-es"));
  CHECK(contains(works_like(index, "yixi-zh"), "hijra-ar"));
}

TEST_CASE("a work is not like itself, whichever of its versions is asked for") {
  OpenIndex index = tiny_index();
  for (const char* id : {"asylum-en", "asylum-es"}) {
    const auto works = works_like(index, id);
    CHECK_FALSE(works.empty());
    CHECK_FALSE(contains(works, "asylum"));
  }
}

TEST_CASE("what has nothing in common with a document is not like it") {
  OpenIndex index = tiny_index();
  CHECK_FALSE(contains(works_like(index, "migracion-es"), "krieg-de"));
  CHECK_FALSE(contains(works_like(index, "asylum-en"), "yixi-zh"));
}

TEST_CASE("there are as many similar documents as asked for at most, each with a place") {
  OpenIndex index = tiny_index();
  CHECK(works_like(index, "asylum-en", 1).size() == 1);
  const Expander expander({});
  const auto hits = find_similar({.id = "refugies-fr", .prefer = {"es"}}, index, expander);
  REQUIRE(hits);
  const auto asylum = std::ranges::find(*hits, std::string("asylum"), &Hit::work);
  REQUIRE(asylum != hits->end());
  CHECK(asylum->id == "asylum-es");
  double before = 10;
  for (const Hit& hit : *hits) {
    CHECK(hit.places.size() == 1);
    CHECK(hit.title.size() == 1);  // nothing is marked
    CHECK(hit.more_places == 0);
    CHECK(hit.score <= before);
    CHECK(hit.score > 0);
    before = hit.score;
  }
}

TEST_CASE("nothing is like a document that is not there") {
  OpenIndex index = tiny_index();
  const Expander expander({});
  CHECK_FALSE(find_similar({.id = "nothing"}, index, expander));
}

TEST_CASE("telling words are frequent here and rare elsewhere, without function words and numbers") {
  OpenIndex index = tiny_index();
  const auto work = passage::read_work(index.snapshot, "detention-en");
  REQUIRE(work);
  const auto words = telling_words(work->versions.front(), 50, index);
  REQUIRE_FALSE(words.empty());
  CHECK(words.front().weight == 1);
  CHECK(passage::ascii_lower(words.front().surface).starts_with("deten"));
  for (const TellingWord& word : words) {
    CHECK(word.surface != "The");
    CHECK(word.surface != "of");
    CHECK(word.weight > 0);
  }
  CHECK(telling_words(work->versions.front(), 2, index).size() == 2);
}
