#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include "passage/index/generation_files.h"
#include "tests/indexer/indexer.h"
#include "tests/invented_languages.h"
#include "tests/tiny_generation.h"

using Catch::Contains;
using tests::Indexer;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t meanings = 40;

/// A work in two languages that nobody speaks, declared as ones without a stemmer.
void write_work(const Indexer& indexer, int number) {
  tests::Chance chance(static_cast<std::uint64_t>(number));
  const std::string name = "work" + std::to_string(number);
  const std::string work = "---\nwork: " + name + "\nlanguage: ";
  std::string a = work + "qu\n---\n";
  std::string b = work + "gn\n---\n";
  for (const std::vector<std::size_t>& sentence : tests::invented_text(30, meanings, chance)) {
    a += tests::spoken(sentence, tests::syllables_of_a) + "\n\n";
    b += tests::spoken(sentence, tests::syllables_of_b, true) + "\n\n";
  }
  indexer.write(name + ".a.md", a);
  indexer.write(name + ".b.md", b);
}

/// An index that has learnt.
class Learnt : public Indexer {
 public:
  Learnt() {
    for (int number = 0; number < 3; ++number) write_work(*this, number);
    REQUIRE(index().status == 0);
    const tests::Outcome outcome = learn();
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    REQUIRE_THAT(outcome.out, Contains("generation 2 is published") && Contains("learnt from 3 works"));
  }

  [[nodiscard]] tests::Outcome learn(std::vector<std::string> words = {}) const {
    words.insert(words.begin(), {"learn", "--data", data().string()});
    return run(words);
  }
  [[nodiscard]] passage::GenerationStore store() const { return passage::GenerationStore(data()); }
  [[nodiscard]] passage::Generation current() const { return *store().current(); }
  [[nodiscard]] std::string translations() const { return tests::content(current().translations()); }
  [[nodiscard]] tests::Outcome verify() const { return run({"verify", "--data", data().string()}); }
};

}  // namespace

TEST_CASE("learn publishes what the versions of works teach, and prints it") {
  const Learnt indexer;
  CHECK(indexer.verify().status == 0);
  const auto snapshot = passage::open_current(indexer.store());
  REQUIRE(snapshot->translations);
  std::size_t right = 0;
  for (std::size_t meaning = 0; meaning < meanings; ++meaning) {
    const std::string word = tests::invented_word(meaning, tests::syllables_of_a);
    const auto found = snapshot->translations->lookup(word, "qu");
    if (found.empty()) continue;
    CHECK(found.front().stem == tests::invented_word(meaning, tests::syllables_of_b));
    CHECK(found.front().language == "gn");
    ++right;
  }
  CHECK(right > meanings * 9 / 10);

  const tests::Outcome printed = indexer.learn({"--print", "qu-gn", "--most", "7"});
  CHECK(printed.status == 0);
  CHECK(std::ranges::count(printed.out, '\n') == 8);
  CHECK_THAT(printed.out, Contains("translations from qu to gn") && Contains(" = "));
  CHECK_THAT(indexer.learn({"--print", "gn-qu"}).out, Contains("translations from gn to qu"));
  CHECK_THAT(indexer.learn({"--print", "gn-fr"}).out, Contains("no translations from gn to fr"));
  for (const char* pair : {"gn", "-gn", "gn-", "gn-english", "-", "1-2"})
    CHECK(indexer.learn({"--print", pair}).status == 2);
  CHECK_THAT(indexer.learn({"--print", "QUE-grn"}).out, Contains("from qu to gn"));
  CHECK(indexer.current().number == 2);
}

TEST_CASE("status says when and from how many works was learnt") {
  const Learnt indexer;
  const std::string created = indexer.store().read_manifest(indexer.current()).learnt->created;
  CHECK_THAT(indexer.run({"status", "--data", indexer.data().string()}).out,
             Contains("translations learnt " + created + " from 3 works: ") && Contains("in 2 languages"));
  const std::string json = indexer.run({"status", "--json", "--data", indexer.data().string()}).out;
  CHECK_THAT(json, Contains("\"learnt\": {") && Contains("\"created\": \"" + created));
}

TEST_CASE("the same documents teach the same, and nothing is published twice") {
  const Learnt indexer;
  const tests::Outcome again = indexer.learn();
  CHECK(again.status == 0);
  CHECK_THAT(again.out, Contains("nothing new"));
  CHECK(indexer.current().number == 2);
  CHECK(Learnt().translations() == indexer.translations());
}

TEST_CASE("later runs of index carry on what was learnt, until it is learnt anew") {
  const Learnt indexer;
  const std::string before = indexer.translations();
  const passage::LearntSummary learnt = *indexer.store().read_manifest(indexer.current()).learnt;
  write_work(indexer, 7);
  REQUIRE(indexer.index().status == 0);
  CHECK(indexer.current().number == 3);
  CHECK(indexer.translations() == before);
  CHECK(indexer.store().read_manifest(indexer.current()).learnt == learnt);
  CHECK(fs::hard_link_count(indexer.current().translations()) == 2);
  CHECK(indexer.verify().status == 0);

  REQUIRE(indexer.index({"--full", indexer.folder().string()}).status == 0);
  CHECK(indexer.translations() == before);

  CHECK_THAT(indexer.learn().out, Contains("learnt from 4 works"));
  CHECK(indexer.translations() != before);

  REQUIRE(indexer.run({"rollback", "--data", indexer.data().string()}).status == 0);
  CHECK(indexer.translations() == before);
  CHECK(indexer.verify().status == 0);
}

TEST_CASE("what was learnt by other rules is left out with a word") {
  const Learnt indexer;
  const passage::Generation generation = indexer.current();
  passage::Manifest manifest = indexer.store().read_manifest(generation);
  manifest.rules.analyzer = "0";
  passage::write_manifest(generation.directory, manifest);
  const tests::Outcome run = indexer.index();
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Contains("translations learnt on") && Contains("passage-indexer learn"));
  CHECK(indexer.current().number == 3);
  CHECK_FALSE(fs::exists(indexer.current().translations()));
  CHECK_FALSE(passage::open_current(indexer.store())->translations);
  CHECK_THAT(indexer.learn().out, Contains("generation 4 is published"));
}

TEST_CASE("damaged translations are found by verify, and not carried on") {
  const Learnt indexer;
  std::fstream(indexer.current().translations(), std::ios::in | std::ios::out | std::ios::ate) << "x";
  CHECK(indexer.verify().status == 1);
  CHECK_THAT(indexer.verify().err, Contains("translations: has"));
  const tests::Outcome learn = indexer.learn();
  CHECK(learn.status == 1);
  CHECK_THAT(learn.err, Contains("damaged") && Contains("translations"));
  write_work(indexer, 7);
  const tests::Outcome run = indexer.index();
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Contains("damaged") && Contains("passage-indexer learn"));
  CHECK_FALSE(fs::exists(indexer.current().translations()));
  CHECK(indexer.verify().status == 0);
}

TEST_CASE("with nothing to learn from, learn says so and publishes nothing") {
  const Indexer indexer;
  const auto learn = [&] { return indexer.run({"learn", "--data", indexer.data().string()}); };
  CHECK(learn().status == 0);
  CHECK_THAT(learn().out, Contains("nothing has been published"));
  CHECK_FALSE(fs::exists(indexer.data()));

  indexer.write("a.md", "---\nwork: one\nlanguage: en\n---\nNobody may be sent back to danger.\n");
  REQUIRE(indexer.index().status == 0);
  CHECK(learn().status == 0);
  CHECK_THAT(learn().out, Contains("no work has versions in two languages"));

  indexer.write("b.md", "---\nwork: one\nlanguage: es\n---\nNadie puede ser devuelto al peligro.\n");
  REQUIRE(indexer.index().status == 0);
  CHECK(learn().status == 0);
  CHECK_THAT(learn().out, Contains("too few or too short"));
  CHECK(passage::GenerationStore(indexer.data()).current()->number == 2);
}

TEST_CASE("when the works that taught are gone, learn drops what they taught") {
  const Learnt indexer;
  fs::remove_all(indexer.folder());
  indexer.write("a.md", "Nobody may be sent back to danger.\n");
  REQUIRE(indexer.index({"--allow-shrink", indexer.folder().string()}).status == 0);
  CHECK(fs::exists(indexer.current().translations()));
  const tests::Outcome learn = indexer.learn();
  CHECK(learn.status == 0);
  CHECK_THAT(learn.out, Contains("generation 4 is published without translations"));
  CHECK_FALSE(fs::exists(indexer.current().translations()));
}

TEST_CASE("learn waits for no other indexer") {
  const Learnt indexer;
  const passage::StoreLock lock = tests::take_lock(indexer.store());
  const tests::Outcome outcome = indexer.learn();
  CHECK(outcome.status == 5);
  CHECK_THAT(outcome.err, Contains("another indexer"));
  CHECK(indexer.learn({"--print", "qu-gn"}).status == 0);
}
