#include "passage/index/purged_ids.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/schema.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& file) {
  return read_file(file, 1 << 20).value_or("");
}

PurgedIds saved(const fs::path& directory, const std::vector<std::string>& ids) {
  PurgedIds purged = PurgedIds::load(directory);
  for (const std::string& id : ids) purged.add(id);
  purged.save(directory);
  return purged;
}

/// A generation with a document of that id.
Generation publish_with(const GenerationStore& store, const std::string& id) {
  const StoreLock lock = tests::take_lock(store);
  GenerationDraft draft(store, lock);
  Manifest manifest = tests::fill_draft(draft.directory());
  Xapian::WritableDatabase documents((draft.directory() / "documents").string(), Xapian::DB_OPEN);
  Xapian::Document document = documents.get_document(1);
  document.add_term(id_term(id));
  documents.replace_document(1, document);
  documents.commit();
  return draft.publish(manifest);
}

}  // namespace

TEST_CASE("purged ids are known again, and nothing of them can be read") {
  const tests::TemporaryDirectory directory;
  CHECK(PurgedIds::load(directory.path()).empty());
  CHECK(PurgedIds::load(directory.path()).is_finished());
  CHECK_FALSE(PurgedIds::load(directory.path()).holds("testimony-12"));
  saved(directory.path(), {"testimony-12", "testimony-12", "docs/другое свидетельство.txt"});

  const PurgedIds purged = PurgedIds::load(directory.path());
  CHECK(purged.size() == 2);
  CHECK(purged.holds("testimony-12"));
  CHECK(purged.holds("docs/другое свидетельство.txt"));
  for (const char* other : {"testimony-1", "testimony-123", "Testimony-12", "", "docs/"})
    CHECK_FALSE(purged.holds(other));
  const std::string bytes = content(PurgedIds::file_in(directory.path()));
  CHECK_THAT(bytes, !Contains("testimony") && !Contains("docs") && !Contains(sha256_of("testimony-12")));

  const tests::TemporaryDirectory elsewhere;
  saved(elsewhere.path(), {"testimony-12"});
  const std::string others = content(PurgedIds::file_in(elsewhere.path()));
  CHECK(bytes.find(others.substr(others.size() - 65, 64)) == std::string::npos);  // another key, another digest
}

TEST_CASE("the key stays the same when more is purged, and what is unfinished is known to be so") {
  const tests::TemporaryDirectory directory;
  CHECK_FALSE(saved(directory.path(), {"one"}).is_finished());
  PurgedIds purged = PurgedIds::load(directory.path());
  CHECK_FALSE(purged.is_finished());
  purged.set_finished(true);
  purged.save(directory.path());
  CHECK(PurgedIds::load(directory.path()).is_finished());
  saved(directory.path(), {"two"});
  CHECK(PurgedIds::load(directory.path()).holds("one"));
  CHECK(PurgedIds::load(directory.path()).holds("two"));
  CHECK_FALSE(PurgedIds::load(directory.path()).is_finished());
}

TEST_CASE("the purged ids are for the indexer and the group of the daemon, whatever the umask") {
  const tests::TemporaryDirectory directory;
  const mode_t before = ::umask(0);
  saved(directory.path(), {"testimony-12"});
  ::umask(before);
  struct stat status {};
  REQUIRE(::stat(PurgedIds::file_in(directory.path()).c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0640U);
}

TEST_CASE("a damaged list of purged ids is an error, never an empty list") {
  const tests::TemporaryDirectory directory;
  saved(directory.path(), {"one", "two"});
  const fs::path file = PurgedIds::file_in(directory.path());
  const std::string good = content(file);
  const std::size_t key = good.find("key ");
  const std::size_t state = good.find("unfinished");
  std::string strange_state = good;
  strange_state[state] = 'U';
  std::string strange_key = good;
  strange_key[key + 5] = 'x';
  std::string strange_digest = good;
  strange_digest[good.size() - 5] = ' ';
  for (const std::string& bad :
       {std::string{}, std::string("\n"), "x" + good, good.substr(0, good.size() - 1), good.substr(0, good.size() - 9),
        good.substr(0, state), good.substr(0, key), strange_state, strange_key, strange_digest, good + "\n"}) {
    CAPTURE(bad);
    std::ofstream(file, std::ios::binary) << bad;
    CHECK_THROWS_WITH(PurgedIds::load(directory.path()), Contains("purged is damaged") && Contains("backup"));
  }
}

TEST_CASE("a generation that holds what was purged is neither rolled back to nor published with other translations") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  publish_with(store, "testimony-12");
  tests::publish_tiny(store);
  SECTION("the same id") {
    saved(directory.path(), {"testimony-12"});
    CHECK_THROWS_WITH(roll_back(store, tests::take_lock(store), std::nullopt),
                      Contains("generation 1 holds a document that was purged"));
    CHECK(store.current()->number == 2);
    CHECK_THROWS_WITH(replace_translations(store, tests::take_lock(store), store.generation(1), {}),
                      Contains("was purged"));
    CHECK(store.current()->number == 2);
  }
  SECTION("another id") {
    saved(directory.path(), {"testimony-13"});
    CHECK(roll_back(store, tests::take_lock(store), std::nullopt).number == 3);
  }
}

TEST_CASE("all generations but the published one can be removed, with what runs that died have left") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  tests::publish_tiny(store);
  tests::publish_tiny(store);
  const fs::path generations = store.generations_directory();
  fs::create_directories(generations / "00000003.draft" / "documents");
  fs::create_directories(generations / "00000001.removed");
  fs::create_directories(generations / "00000009");  // was never published
  CHECK(remove_all_but_current(store, tests::take_lock(store)) == std::vector<std::uint64_t>{1});
  CHECK(std::distance(fs::directory_iterator(generations), fs::directory_iterator()) == 1);
  CHECK(store.current()->number == 2);
  CHECK(verify(store, *store.current()).empty());
  CHECK(remove_all_but_current(store, tests::take_lock(store)).empty());
}

TEST_CASE("where nothing is published, what runs that died have left is removed too") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  fs::create_directories(store.generations_directory() / "00000001.draft");
  CHECK(remove_all_but_current(store, tests::take_lock(store)).empty());
  CHECK(fs::is_empty(store.generations_directory()));
}
