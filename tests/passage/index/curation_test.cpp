#include "passage/index/curation.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "passage/error.h"
#include "passage/index/index_snapshot.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

Curation sample() {
  return {.corrections = {{.metadata = {.id = "a", .title = "New", .date = parse_date("2018")},
                           .original = Metadata{.title = "Old"}},
                          {.metadata = {.id = "b", .topics = {"wages"}}}},
          .hidden = {"c", "d"},
          .pins = {{.query = "asylum", .ids = {"b", "a"}}, {.query = "wages", .ids = {"c"}}},
          .synonyms = {{{"en", "papers"}, {"es", "papeles"}}}};
}

Generation publish(const GenerationStore& store, const Curation& curation) {
  const StoreLock lock = tests::take_lock(store);
  GenerationDraft draft(store, lock);
  const Manifest manifest = tests::fill_draft(draft.directory());
  write_curation(draft.directory(), curation);
  return draft.publish(manifest);
}

}  // namespace

TEST_CASE("a curation is read as it was written, and none leaves no file", "[curation]") {
  const tests::TemporaryDirectory directory;
  write_curation(directory.path(), {});
  CHECK(fs::is_empty(directory.path()));
  CHECK(read_curation(directory.path()).empty());
  write_curation(directory.path(), sample());
  CHECK(read_curation(directory.path()) == sample());
}

TEST_CASE("a damaged curation is an error", "[curation]") {
  const tests::TemporaryDirectory directory;
  write_curation(directory.path(), sample());
  const fs::path file = directory.path() / curation_file;
  std::ifstream in(file, std::ios::binary);
  const std::string good{std::istreambuf_iterator<char>(in), {}};
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    std::ofstream(file, std::ios::binary) << good.substr(0, size);
    CHECK_THROWS_AS(read_curation(directory.path()), Error);
  }
}

TEST_CASE("a correction is undone to what was there", "[curation]") {
  const Metadata before{.id = "a", .url = "https://example.org/", .title = "Old", .language = "en", .topics = {"x"}};
  const Metadata correction{
      .id = "a", .title = "New", .language = "fr", .date = parse_date("2018"), .topics = {"y", "z"}};
  Metadata metadata = before;
  const Metadata original = correct(metadata, correction);
  CHECK(metadata.title == "New");
  CHECK(metadata.date == parse_date("2018"));
  CHECK(metadata.topics == std::vector<std::string>{"y", "z"});
  CHECK(metadata.url == before.url);
  CHECK(metadata.language == "en");  // takes another reading
  undo(metadata, correction, original);
  CHECK(metadata == before);
}

TEST_CASE("curations are the same whatever was there before them", "[curation]") {
  Curation other = sample();
  other.corrections[0].original.reset();
  CHECK(is_same(sample(), other));
  other.corrections[0].metadata.title = "Other";
  CHECK_FALSE(is_same(sample(), other));
}

TEST_CASE("what was purged stands nowhere in a curation", "[curation][purge]") {
  PurgedIds purged;
  purged.add("a");
  purged.add("c");
  const Curation kept = without_purged(sample(), purged);
  REQUIRE(kept.corrections.size() == 1);
  CHECK(kept.corrections[0].metadata.id == "b");
  CHECK(kept.hidden == std::vector<std::string>{"d"});
  REQUIRE(kept.pins.size() == 1);
  CHECK(kept.pins[0].ids == std::vector<std::string>{"b"});
}

TEST_CASE("a generation is opened with its pins and synonyms, or not at all", "[curation]") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation generation = publish(store, sample());
  const auto snapshot = open_current(store);
  REQUIRE(snapshot);
  CHECK(snapshot->curation.pins == sample().pins);
  CHECK(snapshot->curation.corrections.empty());
  REQUIRE(snapshot->synonyms);
  CHECK(snapshot->synonyms->labels(0).size() == 2);
  fs::remove(generation.directory / curation_file);
  CHECK_THROWS_WITH(open_current(store), Contains("curation is missing"));
}
