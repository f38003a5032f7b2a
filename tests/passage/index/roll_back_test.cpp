#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/generation_files.h"
#include "passage/index/generation_store.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;

TEST_CASE("a rollback publishes the content before under a new number, and can itself be rolled back") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  tests::publish_tiny(store, 3, 7);
  tests::publish_tiny(store, 5, 9);
  const StoreLock lock = tests::take_lock(store);

  const Generation back = roll_back(store, lock, std::nullopt);
  CHECK(back.number == 3);
  CHECK(store.current()->number == 3);
  CHECK(verify(store, back).empty());
  const Manifest manifest = store.read_manifest(back);
  CHECK(manifest.number == 3);
  CHECK(manifest.works == 3);
  CHECK(Xapian::Database(back.documents().string()).get_doccount() == 3 + 1);

  const Generation forth = roll_back(store, lock, 2);
  CHECK(forth.number == 4);
  CHECK(store.read_manifest(forth).works == 5);
  CHECK(store.generations().size() == 2);
}

TEST_CASE("a rollback takes no second copy of the files where links are possible") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation first = tests::publish_tiny(store);
  tests::publish_tiny(store);
  struct stat status {};
  const ino_t before = ::stat((first.documents() / "postlist.glass").c_str(), &status) == 0 ? status.st_ino : 0;
  const Generation back = roll_back(store, tests::take_lock(store), std::nullopt);
  REQUIRE(::stat((back.documents() / "postlist.glass").c_str(), &status) == 0);
  CHECK(status.st_ino == before);
  REQUIRE(::stat((back.directory / manifest_file).c_str(), &status) == 0);
  CHECK(status.st_nlink == 1);
}

TEST_CASE("a rollback that cannot be made changes nothing and says why") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const StoreLock lock = tests::take_lock(store);
  CHECK_THROWS_WITH(roll_back(store, lock, std::nullopt), Contains("no older generation"));

  const auto publish = [&] {
    GenerationDraft draft(store, lock);
    return draft.publish(tests::fill_draft(draft.directory()));
  };
  const Generation first = publish();
  CHECK_THROWS_WITH(roll_back(store, lock, std::nullopt), Contains("no older generation"));
  publish();
  CHECK_THROWS_WITH(roll_back(store, lock, 2), Contains("generation 2") && Contains("roll back to: 1"));
  CHECK_THROWS_WITH(roll_back(store, lock, 7), Contains("generation 7"));

  SECTION("the older one is damaged") {
    write_file(first.ledger(), "changed");
    CHECK_THROWS_WITH(roll_back(store, lock, std::nullopt), Contains("damaged") && Contains("ledger.jsonl"));
  }
  SECTION("the older one was made by other rules") {
    Manifest manifest = store.read_manifest(first);
    manifest.rules.analyzer = "0";
    write_manifest(first.directory, manifest);
    CHECK_THROWS_WITH(roll_back(store, lock, std::nullopt), Contains("other rules") && Contains("--full"));
  }
  SECTION("the newer one was never published") {
    std::filesystem::copy(first.directory, store.generation(9).directory, std::filesystem::copy_options::recursive);
    CHECK_THROWS_WITH(roll_back(store, lock, 9), Contains("generation 9 is not among"));
  }
  CHECK(store.current()->number == 2);
}
