#include "indexer/learn/sentence_alignment.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/invented_languages.h"
#include "tests/processor_time.h"

using namespace indexer;

namespace {

/// Two versions of a text, made sentence by sentence, with the beads that are right.
struct Versions {
  VersionText a;
  VersionText b;
  std::vector<Bead> beads;

  void add(std::vector<std::uint32_t> a_lengths, std::vector<std::uint32_t> b_lengths) {
    const auto a_begin = static_cast<std::uint32_t>(a.sentences.size());
    const auto b_begin = static_cast<std::uint32_t>(b.sentences.size());
    for (const std::uint32_t length : a_lengths) a.sentences.push_back({.characters = length});
    for (const std::uint32_t length : b_lengths) b.sentences.push_back({.characters = length});
    if (a_lengths.empty() || b_lengths.empty()) return;
    beads.push_back({a_begin, static_cast<std::uint32_t>(a.sentences.size()), b_begin,
                     static_cast<std::uint32_t>(b.sentences.size())});
  }

  /// A sentence and its translation, which is about `percent` as long.
  void add_pair(tests::Chance& chance, std::uint32_t percent = 110) {
    const auto length = static_cast<std::uint32_t>(20 + chance(180));
    add({length}, {std::max(1U, length * percent / 100 * static_cast<std::uint32_t>(95 + chance(11)) / 100)});
  }
};

const PairKnowledge usual{.ratio = 1.1, .translations = {}};

/// How many of the right beads were found.
double recall(const Versions& versions, const PairKnowledge& known = usual) {
  const std::vector<Bead> found = align(versions.a, versions.b, known);
  const auto right = std::ranges::count_if(
      versions.beads, [&](const Bead& bead) { return std::ranges::find(found, bead) != found.end(); });
  return static_cast<double>(right) / static_cast<double>(versions.beads.size());
}

Versions plain_versions(std::size_t sentences, std::uint32_t percent = 110) {
  tests::Chance chance(3);
  Versions versions;
  while (versions.a.sentences.size() < sentences) versions.add_pair(chance, percent);
  return versions;
}

}  // namespace

TEST_CASE("sentence goes with sentence, however much longer one language is") {
  const std::uint32_t percent = GENERATE(30U, 90U, 110U, 250U);
  CAPTURE(percent);
  const Versions versions = plain_versions(200, percent);
  CHECK(align(versions.a, versions.b, {.ratio = percent / 100.0, .translations = {}}) == versions.beads);
}

TEST_CASE("missing and merged sentences are told by their lengths") {
  tests::Chance chance(4);
  Versions versions;
  for (int i = 0; i < 300; ++i) {
    versions.add_pair(chance);
    if (i % 15 == 3) versions.add({80, 90}, {185});
    if (i % 15 == 7) versions.add({170}, {100, 88});
    if (i % 30 == 11) versions.add({140}, {});
    if (i % 30 == 26) versions.add({}, {60});
  }
  CHECK(recall(versions) > 0.9);
}

TEST_CASE("a part that only one version has is left out, and the rest still found") {
  tests::Chance chance(5);
  Versions versions;
  for (int i = 0; i < 40; ++i) versions.add_pair(chance);
  for (int i = 0; i < 20; ++i) versions.add({static_cast<std::uint32_t>(30 + chance(150))}, {});
  for (int i = 0; i < 40; ++i) versions.add_pair(chance);
  SECTION("by the paragraphs' numbers") {
    std::uint32_t number = 0;
    for (const Bead& bead : versions.beads) {
      versions.a.sentences[bead.a_begin].paragraph = ++number;
      versions.b.sentences[bead.b_begin].paragraph = number;
    }
    for (std::size_t i = 40; i < 60; ++i) versions.a.sentences[i].paragraph = ++number;
    CHECK(align(versions.a, versions.b, usual) == versions.beads);
  }
  SECTION("by what is written alike") {
    for (const Bead& bead : versions.beads) {
      versions.a.sentences[bead.a_begin].marks = {bead.b_begin};
      versions.b.sentences[bead.b_begin].marks = {bead.b_begin};
    }
    CHECK(recall(versions) > 0.95);
  }
  SECTION("by words whose translation is known") {
    PairKnowledge known = usual;
    known.translations.resize(1000);
    for (const Bead& bead : versions.beads) {
      versions.a.sentences[bead.a_begin].words = {bead.b_begin, 999};
      versions.b.sentences[bead.b_begin].words = {bead.b_begin + 500, 7};
      known.translations[bead.b_begin] = {bead.b_begin + 500};
    }
    CHECK(recall(versions, known) > 0.95);
    CHECK(recall(versions, known) > recall(versions));
  }
}

TEST_CASE("sections and paragraphs tell sentences of like lengths apart") {
  const bool sections = GENERATE(true, false);
  Versions versions;
  for (int i = 0; i < 60; ++i) {
    if (i % 20 == 3) versions.add({100}, {});
    if (i % 20 == 13) versions.add({}, {110});
    const std::size_t begin = versions.beads.size();
    for (int n = 0; n < 6; ++n) versions.add({100}, {110});
    const auto mark = [&](Sentence& sentence) {
      (sections ? sentence.begins_section : sentence.begins_paragraph) = true;
    };
    mark(versions.a.sentences[versions.beads[begin].a_begin]);
    mark(versions.b.sentences[versions.beads[begin].b_begin]);
  }
  CHECK(recall(versions) > 0.9);
  for (Sentence& sentence : versions.a.sentences) sentence.begins_section = sentence.begins_paragraph = false;
  CHECK(recall(versions) < 0.8);
}

TEST_CASE("every sentence is in one bead at most, and beads are in order") {
  tests::Chance chance(6);
  Versions versions;
  for (int i = 0; i < 200; ++i) {
    versions.add(std::vector<std::uint32_t>(chance(3), static_cast<std::uint32_t>(1 + chance(200))),
                 std::vector<std::uint32_t>(chance(3), static_cast<std::uint32_t>(1 + chance(200))));
  }
  Bead before;
  for (const Bead& bead : align(versions.a, versions.b, usual)) {
    CHECK(bead.a_begin >= before.a_end);
    CHECK(bead.b_begin >= before.b_end);
    CHECK((bead.a_end > bead.a_begin && bead.a_end <= bead.a_begin + 2));
    CHECK((bead.b_end > bead.b_begin && bead.b_end <= bead.b_begin + 2));
    before = bead;
  }
  CHECK(before.a_end <= versions.a.sentences.size());
  CHECK(before.b_end <= versions.b.sentences.size());
}

TEST_CASE("versions that do not tell the same are not aligned") {
  Versions versions;
  for (int i = 0; i < 60; ++i) versions.add({i % 8 == 0 ? 3U : 400U}, {3});
  CHECK(align(versions.a, versions.b, usual).empty());
}

TEST_CASE("versions of very different lengths, or none, do no harm") {
  const auto [a_size, b_size] = GENERATE(table<std::size_t, std::size_t>(
      {{0, 0}, {0, 5}, {5, 0}, {1, 1}, {1, 2000}, {2000, 1}, {3, 1000}, {1000, 3}, {500, 900}}));
  CAPTURE(a_size, b_size);
  const Versions many = plain_versions(std::max<std::size_t>({a_size, b_size, 1}));
  VersionText a = many.a;
  VersionText b = many.b;
  a.sentences.resize(a_size);
  b.sentences.resize(b_size);
  const std::vector<Bead> beads = align(a, b, usual);
  CHECK(beads.size() <= std::min(a_size, b_size));
  if (a_size == 1 && b_size == 1) CHECK(beads.size() == 1);
}

TEST_CASE("long versions are aligned in a band, not everywhere") {
  const auto seconds = [](std::size_t sentences) {
    const Versions versions = plain_versions(sentences);
    const double began = processor_seconds();
    CHECK(align(versions.a, versions.b, usual).size() == sentences);
    return processor_seconds() - began;
  };
  CHECK(seconds(8'000) < 100 * seconds(1'000));  // 64 times the cells; everywhere it would be 400
}
