#include "indexer/duplicates/duplicate_pairs.h"

#include <catch2/catch.hpp>

#include "tests/indexer/duplicates/copies.h"

using namespace indexer;
using tests::CopyMaker;
using Words = CopyMaker::Words;

namespace {

PrintedText text_of(const Words& words, const std::string& language = "en", const std::string& symbol = {},
                    const std::string& bytes = {}) {
  static passage::Analyzer analyzer;
  return {language, symbol, bytes, print_of(tests::document_of(words), analyzer).value_or(TextPrint{})};
}

Words joined(Words one, const Words& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

bool are_duplicates(const PrintedText& one, const PrintedText& other) {
  return !duplicate_pairs({one, other}).empty();
}

Words with_numbers(Words words, int first, int count) {
  for (int i = 0; i < count; ++i) words[static_cast<std::size_t>(i) * 7] = std::to_string(first + i);
  return words;
}

}  // namespace

TEST_CASE("copies are found, and how like they are", "[duplicates]") {
  CopyMaker maker(7);
  const Words text = maker.text(600);
  const auto pairs =
      duplicate_pairs({text_of(text, "en", "", "h1"), text_of(maker.text(600)), text_of(text, "en", "", "h1"),
                       text_of(text, "en", "", "h2"), text_of(maker.edited(text, 0.03), "en", "", "h3")});
  REQUIRE(pairs.size() == 6);
  const auto likeness = [&](std::size_t first, std::size_t second) {
    for (const DuplicatePair& pair : pairs) {
      if (pair.first == first && pair.second == second) return pair.likeness;
    }
    FAIL("not found: " << first << ", " << second);
    return Likeness::NearlySame;
  };
  CHECK(likeness(0, 2) == Likeness::SameBytes);
  CHECK(likeness(0, 3) == Likeness::SameText);
  CHECK(likeness(0, 4) == Likeness::NearlySame);
}

TEST_CASE("texts in different languages are versions, never duplicates", "[duplicates]") {
  CopyMaker maker(8);
  const Words text = maker.text(600);
  CHECK(are_duplicates(text_of(text, "es"), text_of(text, "es")));
  CHECK_FALSE(are_duplicates(text_of(text, "es"), text_of(text, "pt")));
  // Of a language that nobody knows only the very same text.
  CHECK(are_duplicates(text_of(text, "und"), text_of(text, "und")));
  CHECK_FALSE(are_duplicates(text_of(text, "und"), text_of(maker.edited(text, 0.01), "und")));
}

TEST_CASE("two document symbols are two documents", "[duplicates]") {
  CopyMaker maker(9);
  const Words text = maker.text(600);
  CHECK_FALSE(are_duplicates(text_of(text, "en", "a/res/73/195"), text_of(text, "en", "a/res/74/148")));
  CHECK(are_duplicates(text_of(text, "en", "a/res/73/195"), text_of(text, "en", "")));
}

TEST_CASE("reports of two years that differ in their numbers are no duplicates", "[duplicates]") {
  CopyMaker maker(10);
  const Words text = maker.text(900);
  const auto report = [&](int first, int count) { return text_of(with_numbers(text, first, count)); };
  CHECK(are_duplicates(report(1000, 12), report(1000, 12)));
  CHECK_FALSE(are_duplicates(report(1000, 12), report(2000, 12)));
  CHECK_FALSE(are_duplicates(report(1000, 1), report(1001, 1)));    // "in 2019", "in 2020", and nothing else
  CHECK_FALSE(are_duplicates(report(1000, 12), report(1001, 12)));  // eleven of twelve are the same
  CHECK_FALSE(are_duplicates(report(1000, 100), report(1010, 100)));
  // What only one has, the date of a printout or the number of a page, replaces nothing.
  CHECK(are_duplicates(report(1000, 12), text_of(joined(with_numbers(text, 1000, 12), {"14", "2021"}))));
}

TEST_CASE("of very many numbers those are compared that both lists reach to", "[duplicates]") {
  CopyMaker maker(16);
  const Words text = with_numbers(maker.text(1500), 1000, 200);
  Words longer = text;
  for (int i = 0; i < 40; ++i) longer.push_back(std::to_string(70'000 + i));
  const auto pairs = duplicate_pairs({text_of(text), text_of(longer)});
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].is_safe);
}

TEST_CASE("one slip in many numbers is reported, and not shown as one", "[duplicates]") {
  CopyMaker maker(11);
  Words text = with_numbers(maker.text(900), 1000, 50);
  Words corrected = text;
  corrected[0] = "77";
  const auto pairs = duplicate_pairs({text_of(text), text_of(corrected)});
  REQUIRE(pairs.size() == 1);
  CHECK_FALSE(pairs[0].is_safe);
  CHECK(duplicate_pairs({text_of(text), text_of(maker.edited(text, 0.02))}).at(0).is_safe);
}

TEST_CASE("pages that share no more than their frame are no duplicates", "[duplicates]") {
  CopyMaker maker(12);
  const Words frame = maker.text(500);
  std::vector<PrintedText> pages;
  for (int i = 0; i < 30; ++i) pages.push_back(text_of(joined(maker.text(60), frame)));
  CHECK(duplicate_pairs(pages).empty());
  // A page of the same frame and its copy are found among them.
  const Words page = joined(maker.text(150), frame);
  pages.push_back(text_of(page));
  pages.push_back(text_of(page));
  const auto pairs = duplicate_pairs(pages);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].first == 30);
  CHECK(pairs[0].second == 31);
}

TEST_CASE("pages that hold nothing but a frame are no duplicates", "[duplicates]") {
  CopyMaker maker(13);
  const Words frame = maker.text(300);
  CHECK(duplicate_pairs(std::vector<PrintedText>(12, text_of(frame))).size() == 66);
  CHECK(duplicate_pairs(std::vector<PrintedText>(13, text_of(frame))).empty());
}

TEST_CASE("half a text is no duplicate of the whole", "[duplicates]") {
  CopyMaker maker(14);
  const Words text = maker.text(800);
  CHECK_FALSE(are_duplicates(text_of(text), text_of(Words(text.begin(), text.begin() + 400))));
  CHECK_FALSE(are_duplicates(text_of(text), text_of(joined(Words(text.begin(), text.begin() + 400), maker.text(400)))));
  CHECK_FALSE(are_duplicates(text_of(text), text_of(maker.edited(text, 0.3))));
  Words mixed = text;
  for (std::size_t i = mixed.size(); i > 1; --i)
    std::swap(mixed[i - 1], mixed[maker.below(static_cast<std::uint32_t>(i))]);
  CHECK_FALSE(are_duplicates(text_of(text), text_of(mixed)));  // the same words, another text
}

TEST_CASE("a few words beside a frame that many have are too few to go by", "[duplicates]") {
  CopyMaker maker(15);
  const Words frame = maker.text(900);
  std::vector<PrintedText> pages;
  for (int i = 0; i < 30; ++i) pages.push_back(text_of(joined(maker.text(10), frame)));
  pages.push_back(text_of(joined({"Page", "not", "found"}, frame)));
  pages.push_back(text_of(joined({"Page", "not", "found"}, frame)));
  CHECK(duplicate_pairs(pages).empty());
}
