#include "indexer/learn/word_links.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/invented_languages.h"

using namespace indexer;

namespace {

double nothing_alike(std::uint32_t /*a*/, std::uint32_t /*b*/) {
  return 0;
}

/// Units in which word n of a means word n + 1000 of b. In b, one word of ten is missing, one of ten is another.
std::vector<ParallelUnit> noisy_units(std::size_t count, std::size_t meanings) {
  tests::Chance chance(1);
  std::vector<ParallelUnit> units;
  for (const std::vector<std::size_t>& sentence : tests::invented_text(count, meanings, chance)) {
    ParallelUnit& unit = units.emplace_back();
    for (const std::size_t meaning : sentence) {
      unit.a.push_back(static_cast<std::uint32_t>(meaning));
      const std::size_t fate = chance(10);
      if (fate != 0) unit.b.push_back(static_cast<std::uint32_t>((fate == 1 ? chance(meanings) : meaning) + 1000));
    }
    if (unit.b.size() > 3) std::rotate(unit.b.begin(), unit.b.begin() + 1, unit.b.begin() + 3);
  }
  return units;
}

}  // namespace

TEST_CASE("words that translate each other are learnt from units that hold others too") {
  const std::size_t meanings = GENERATE(20U, 60U, 200U);
  const std::vector<WordLink> links = learn_word_links(noisy_units(300, meanings), nothing_alike);
  std::vector<bool> found(meanings);
  for (const WordLink& link : links) {
    CAPTURE(meanings, link.a, link.b, link.strength, link.together);
    CHECK(link.b == link.a + 1000);
    CHECK(link.together >= least_together);
    CHECK(link.strength > 0.25);
    CHECK(link.strength < 1);
    found[link.a] = true;
  }
  CHECK(std::ranges::count(found, true) >= static_cast<std::ptrdiff_t>(meanings) * 95 / 100);
  CHECK(learn_word_links(noisy_units(300, meanings), nothing_alike) == links);
  CHECK(std::ranges::is_sorted(links, {}, [](const WordLink& link) { return std::pair(link.a, link.b); }));
}

TEST_CASE("a word with two translations has both, the more frequent first") {
  std::vector<ParallelUnit> units = noisy_units(100, 50);
  for (std::uint32_t i = 0; i < 30; ++i) {
    units[i].a.push_back(500);
    units[i].b.push_back(i % 3 == 0 ? 1500 : 1501);
  }
  std::vector<WordLink> links = learn_word_links(units, nothing_alike);
  std::erase_if(links, [](const WordLink& link) { return link.a != 500; });
  REQUIRE(links.size() == 2);
  CHECK(links[0].b == 1500);
  CHECK(links[0].together == 10);
  CHECK(links[1].b == 1501);
  CHECK(links[1].strength > links[0].strength);
}

TEST_CASE("less than three units prove nothing") {
  const std::size_t times = GENERATE(2U, 3U);
  std::vector<ParallelUnit> units = noisy_units(100, 50);
  for (std::size_t i = 0; i < times; ++i) {
    units[7 * i].a.push_back(500);
    units[7 * i].b.push_back(1500);
  }
  const std::vector<WordLink> links = learn_word_links(units, nothing_alike);
  CHECK(std::ranges::count(links, 500U, &WordLink::a) == (times == 3 ? 1 : 0));
}

TEST_CASE("texts that have nothing to do with each other teach next to nothing") {
  tests::Chance chance(2);
  std::vector<ParallelUnit> units(300);
  for (ParallelUnit& unit : units) {
    for (int i = 0; i < 8; ++i) {
      unit.a.push_back(static_cast<std::uint32_t>(chance(100)));
      unit.b.push_back(static_cast<std::uint32_t>(chance(100)));
    }
  }
  CHECK(learn_word_links(units, nothing_alike).size() <= 2);
}

TEST_CASE("of two words that always stand together, the spelling tells which is which") {
  std::vector<ParallelUnit> units = noisy_units(60, 50);
  for (std::size_t i = 0; i < 12; ++i) {
    units[i].a.insert(units[i].a.end(), {500, 501});
    units[i].b.insert(units[i].b.end(), {1501, 1500});
  }
  const auto links_of = [&](std::uint32_t alike_a, std::uint32_t alike_b) {
    std::vector<WordLink> links = learn_word_links(
        units, [&](std::uint32_t a, std::uint32_t b) { return a == alike_a && b == alike_b ? 0.8 : 0.0; });
    std::erase_if(links, [](const WordLink& link) { return link.a < 500; });
    std::ranges::sort(links, std::greater{}, &WordLink::strength);
    links.resize(2);
    std::ranges::sort(links, {}, &WordLink::a);
    return std::pair(links[0].b, links[1].b);
  };
  CHECK(links_of(500, 1500) == std::pair(1500U, 1501U));
  CHECK(links_of(500, 1501) == std::pair(1501U, 1500U));
}

TEST_CASE("units of more than a hundred words say too little to be looked at") {
  const std::uint32_t fillers = GENERATE(90U, 110U);
  std::vector<ParallelUnit> units = noisy_units(100, 50);
  for (std::uint32_t i = 0; i < 5; ++i) {
    ParallelUnit& unit = units.emplace_back();
    unit.a = {500};
    unit.b = {1500};
    for (std::uint32_t filler = 0; filler < fillers; ++filler) unit.b.push_back(2000 + i * fillers + filler);
  }
  CHECK(std::ranges::count(learn_word_links(units, nothing_alike), 500U, &WordLink::a) == (fillers == 90 ? 1 : 0));
}

TEST_CASE("no units, empty ones and endless ones do no harm") {
  CHECK(learn_word_links({}, nothing_alike).empty());
  std::vector<ParallelUnit> units(5);
  CHECK(learn_word_links(units, nothing_alike).empty());
  for (ParallelUnit& unit : units) unit.a = {1, 2, 3};
  CHECK(learn_word_links(units, nothing_alike).empty());
  for (ParallelUnit& unit : units) unit.b.assign(1'000'000, 1);
  CHECK(learn_word_links(units, nothing_alike).empty());
}
