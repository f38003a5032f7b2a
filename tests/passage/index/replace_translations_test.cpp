#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/generation_check.h"
#include "passage/index/generation_files.h"
#include "passage/index/index_snapshot.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"
#include "tests/tiny_translations.h"

using namespace passage;
using Catch::Contains;

namespace {

Generation replace(const GenerationStore& store, const TranslationTable& table) {
  const StoreLock lock = tests::take_lock(store);
  return replace_translations(store, lock, *store.current(), table);
}

ino_t inode_of(const std::filesystem::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

}  // namespace

TEST_CASE("translations come with a new generation that shares the other files of the old one") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation before = tests::publish_tiny(store, 3, 7);
  CHECK_FALSE(open_current(store)->translations);

  const Generation after = replace(store, tests::tiny_translations());
  CHECK(after.number == 2);
  CHECK(verify(store, after).empty());
  CHECK(inode_of(after.documents() / "postlist.glass") == inode_of(before.documents() / "postlist.glass"));
  CHECK(inode_of(after.ledger()) == inode_of(before.ledger()));
  const Manifest manifest = store.read_manifest(after);
  CHECK(manifest.works == 3);
  REQUIRE(manifest.learnt);
  CHECK(*manifest.learnt == LearntSummary{.created = manifest.created, .works = 2, .languages = 3, .translations = 8});
  const auto snapshot = open_current(store);
  REQUIRE(snapshot->translations);
  CHECK(snapshot->translations->table() == tests::tiny_translations());

  TranslationTable other = tests::tiny_translations();
  other.works = 9;
  CHECK(store.read_manifest(replace(store, other)).learnt->works == 9);

  const Generation without = replace(store, TranslationTable{});
  CHECK_FALSE(store.read_manifest(without).learnt);
  CHECK_FALSE(std::filesystem::exists(without.translations()));
  CHECK_FALSE(open_current(store)->translations);
}

TEST_CASE("a rollback brings back the translations of its generation") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  tests::publish_tiny(store);
  replace(store, tests::tiny_translations());
  const std::string learnt = store.read_manifest(*store.current()).learnt->created;
  replace(store, TranslationTable{});

  const Generation back = roll_back(store, tests::take_lock(store), std::nullopt);
  CHECK(store.read_manifest(back).learnt->created == learnt);
  CHECK(verify(store, back).empty());
  CHECK(open_current(store)->translations->table() == tests::tiny_translations());
}

TEST_CASE("damage is not handed on under a new manifest") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation generation = tests::publish_tiny(store);
  write_file(generation.ledger(), "changed");
  CHECK_THROWS_WITH(replace(store, tests::tiny_translations()), Contains("generation 1") && Contains("ledger.jsonl"));
  CHECK(store.current()->number == 1);
  CHECK(store.leftovers().empty());
}

TEST_CASE("damaged translations are found by verify and refused by readers") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  tests::publish_tiny(store);
  const Generation generation = replace(store, tests::tiny_translations());
  SECTION("changed") {
    std::string bytes = *read_file(generation.translations(), 1000);
    bytes[3] = 'X';
    write_file(generation.translations(), bytes);
    CHECK(verify(store, generation) == std::vector<std::string>{"translations: changed since it was published"});
  }
  SECTION("lost") {
    std::filesystem::remove(generation.translations());
    CHECK(verify(store, generation) == std::vector<std::string>{"translations: missing"});
  }
  CHECK_THROWS_WITH(open_current(store), Contains(generation.translations().string()));
}

TEST_CASE("a draft is published only with the translations that its manifest names") {
  const tests::TemporaryDirectory directory;
  Manifest manifest = tests::fill_draft(directory.path());
  const std::filesystem::path file = directory.path() / translations_file;
  const auto problem = [&] {
    const std::vector<std::string> problems = check_generation(directory.path(), manifest);
    return problems.empty() ? std::string() : problems.front();
  };
  CHECK(problem().empty());
  write_file(file, encode(tests::tiny_translations()));
  CHECK_THAT(problem(), Contains("the manifest lacks it"));
  manifest.learnt = LearntSummary{};
  CHECK(problem().empty());
  write_file(file, "passage");
  CHECK_THAT(problem(), Contains("translations") && Contains("damaged"));
  std::filesystem::remove(file);
  CHECK_THAT(problem(), Contains("is not there"));
}
