#include "searchd/search/likeness/likeness.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "searchd/search/query_parser.h"
#include "searchd/search/query_planner.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

QueryPlan english_plan(const std::string& query, OpenIndex& index) {
  QueryPlan plan = plan_query(parse_query(query).root, index.snapshot, index.analyzer);
  plan.languages = {"en"};
  return plan;
}

std::vector<double> likenesses(const std::string& query, const std::vector<ComparedText>& texts,
                               std::vector<Rendering> renderings = {}) {
  OpenIndex index = tiny_index();
  QueryPlan plan = english_plan(query, index);
  if (!renderings.empty()) plan.words.front().renderings = std::move(renderings);
  GramFrequencies frequencies;
  for (const char* word : {"asylum", "seek", "detention", "matter", "right"}) frequencies.add(word, 2);
  return Likeness(plan, frequencies, index.snapshot.documents, index.analyzer).of(texts);
}

}  // namespace

TEST_CASE("likeness: a compound or another form of a word is like it, an unlike word is not") {
  const auto found = likenesses("deportation", {{"A deportation order was made that day.", "en"},
                                                {"They were deported on a weekday then.", "en"},
                                                {"The harvest of olives begins in the autumn.", "en"}});
  CHECK(found[0] > found[1]);
  CHECK(found[1] > 0.1);
  CHECK(found[2] < 0.05);
  for (const double one : found) CHECK((one >= 0 && one <= 1));
}

TEST_CASE("likeness: a text in another language is compared with what the words are called there") {
  const std::vector<ComparedText> texts{{"Las personas solicitantes esperan el albergue.", "es"},
                                        {"The shelter was closed for the season again.", "es"}};
  const auto said = likenesses("shelter", texts, {{"albergue", "es"}, {"abri", "fr"}});
  CHECK(said[0] > 0.2);
  CHECK(said[1] < 0.05);
  // Where the word is called nothing there, as typed: names are the same in many languages.
  const auto typed = likenesses("shelter", texts, {{"abri", "fr"}});
  CHECK(typed[0] < 0.1);
  CHECK(typed[1] > 0.2);
}

TEST_CASE("likeness: words of unspaced scripts are compared by pairs of characters") {
  const auto found = likenesses("家政工人", {{"家政工人的休息日", "zh"}, {"工人的权利", "zh"}, {"海边的房子", "zh"}});
  CHECK(found[0] > found[1]);
  CHECK(found[1] > 0);
  CHECK(found[2] == 0);
}

TEST_CASE("likeness: without words or without texts there is nothing to be like") {
  CHECK(likenesses("难民", {{"A shelter.", "en"}}) == std::vector<double>{0});
  CHECK(likenesses("-难民", {{"难民来了。", "zh"}}) == std::vector<double>{0});
  CHECK(likenesses("kind:report", {{"A report.", "en"}, {"", "en"}}) == std::vector<double>{0, 0});
  CHECK(likenesses("shelter", {}).empty());
}

TEST_CASE("likeness: the title that says the query and little more is nearest to it") {
  OpenIndex index = tiny_index();
  const QueryPlan plan = english_plan("harvest shelter declaration", index);
  const GramFrequencies frequencies;
  Likeness likeness(plan, frequencies, index.snapshot.documents, index.analyzer);
  const double whole = likeness.of_title({"Harvest Shelter Declaration", "en"});
  const double longer = likeness.of_title({"Remarks on the third meeting about the Harvest Shelter Declaration", "en"});
  const double part = likeness.of_title({"Harvest", "en"});
  CHECK(whole > 0.99);
  CHECK(longer < whole);
  CHECK(part < whole);
  CHECK(likeness.of_title({"Ports and ships", "en"}) < 0.05);
  CHECK(likeness.of_title({"", "en"}) == 0);
}

TEST_CASE("grams are rows of four characters, whatever their bytes") {
  CHECK(grams_of("").empty());
  CHECK(grams_of("a").size() == 1);
  CHECK(grams_of("ab").size() == 1);
  CHECK(grams_of("abc").size() == 2);
  CHECK(grams_of("هجرة").size() == 3);
  CHECK(pairs_of("家政工人").size() == 3);
  CHECK(pairs_of("人").size() == 1);
  CHECK(pairs_of("").empty());
  CHECK(grams_of("refugee")[1] == grams_of("refugio")[1]);
  CHECK(grams_of("refugee").back() != grams_of("refugio").back());
}

TEST_CASE("gram frequencies: a word counts once for each of its grams") {
  GramFrequencies frequencies;
  frequencies.add("banana", 3);  // "anan" is in it twice
  frequencies.add("bananas", 2);
  for (const Gram gram : grams_of("banana")) CHECK(frequencies.works_with(gram) >= 3);
  CHECK(frequencies.works_with(grams_of("banana").front()) == 5);
  CHECK(frequencies.works_with(grams_of("zzzz").front()) == 0);
}
