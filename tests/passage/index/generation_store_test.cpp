#include "passage/index/generation_store.h"

#include <csignal>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;
using tests::publish_tiny;

namespace {

std::vector<std::uint64_t> numbers(const std::vector<Generation>& generations) {
  std::vector<std::uint64_t> result;
  for (const Generation& generation : generations) result.push_back(generation.number);
  return result;
}

}  // namespace

TEST_CASE("nothing has been published in a directory that is absent or empty, and reading makes nothing") {
  const tests::TemporaryDirectory directory;
  const GenerationStore absent(directory.path() / "absent");
  CHECK_FALSE(absent.current());
  CHECK(absent.generations().empty());
  CHECK_FALSE(std::filesystem::exists(directory.path() / "absent"));
  CHECK_FALSE(GenerationStore(directory.path()).current());
}

TEST_CASE("a file in the place of the data directory is an error, not an empty index") {
  const tests::TemporaryDirectory directory;
  write_file(directory.path() / "file", "");
  CHECK_THROWS_AS(GenerationStore(directory.path() / "file").current(), Error);
}

TEST_CASE("publishing makes a generation that is found, complete, and described") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path() / "not" / "yet");
  const Generation published = publish_tiny(store, 3, 7);
  CHECK(published.number == 1);
  const auto current = store.current();
  REQUIRE(current);
  CHECK(current->directory == published.directory);
  CHECK(read_file(store.current_file(), 100) == "00000001\n");
  CHECK(verify(store, *current).empty());
  CHECK(store.leftovers().empty());

  const Manifest manifest = store.read_manifest(*current);
  CHECK(manifest.number == 1);
  CHECK(manifest.works == 3);
  CHECK(manifest.passages == 7);
  CHECK(manifest.created.size() == std::string("2018-02-22T10:00:00Z").size());
  CHECK(manifest.files.size() > 8);
  CHECK(std::ranges::is_sorted(manifest.files, {}, &ManifestFile::path));
  CHECK(Xapian::Database(current->documents().string()).get_doccount() == 3 + 1);
  CHECK(Xapian::Database(current->passages().string()).get_doccount() == 7);
}

TEST_CASE("the two newest generations are kept") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  for (int i = 0; i < 4; ++i) publish_tiny(store);
  CHECK(numbers(store.generations()) == std::vector<std::uint64_t>{3, 4});
  CHECK(store.current()->number == 4);
}

TEST_CASE("a draft that is given up leaves nothing behind") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  publish_tiny(store);
  {
    const StoreLock lock = tests::take_lock(store);
    const GenerationDraft draft(store, lock);
    CHECK(std::filesystem::is_empty(draft.directory()));
    tests::fill_draft(draft.directory());
    CHECK(store.leftovers() == std::vector{draft.directory()});
  }
  CHECK(store.leftovers().empty());
  CHECK(store.current()->number == 1);
}

TEST_CASE("what is not sound is not published, and the message says why") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  publish_tiny(store);
  const StoreLock lock = tests::take_lock(store);
  SECTION("the counts differ") {
    GenerationDraft draft(store, lock);
    Manifest manifest = tests::fill_draft(draft.directory());
    manifest.works += 1;
    CHECK_THROWS_WITH(draft.publish(manifest), Contains("documents: holds 4"));
  }
  SECTION("a file is no file") {
    GenerationDraft draft(store, lock);
    const Manifest manifest = tests::fill_draft(draft.directory());
    std::filesystem::create_symlink("/etc/hostname", draft.directory() / "link");
    CHECK_THROWS_WITH(draft.publish(manifest), Contains("link is no regular file"));
  }
  CHECK(store.current()->number == 1);
  CHECK(store.leftovers().empty());
}

TEST_CASE("numbers only grow, whatever has been left in the directory") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  publish_tiny(store);
  const std::string left = GENERATE("00000009.draft", "00000009.removed", "00000009");
  make_directories(store.generations_directory() / left / "documents");
  CHECK(publish_tiny(store).number == 10);
  CHECK(store.leftovers().empty());
  CHECK(numbers(store.generations()) == std::vector<std::uint64_t>{1, 10});
}

TEST_CASE("strange things in the directory of the generations are neither taken for one nor removed") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  publish_tiny(store);
  const auto strange = {"notes.draft", "42", "old", "00000000"};
  for (const char* name : strange) make_directories(store.generations_directory() / name);
  write_file(store.generations_directory() / "00000077", "a file");
  std::filesystem::create_directory_symlink("00000001", store.generations_directory() / "00000001.bak");
  CHECK(numbers(store.generations()) == std::vector<std::uint64_t>{1});
  publish_tiny(store);
  for (const char* name : strange) CHECK(std::filesystem::exists(store.generations_directory() / name));
}

TEST_CASE("a CURRENT that is lost or damaged is an error that says what to do, and nothing is published over it") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  publish_tiny(store);
  publish_tiny(store);
  const std::string content = GENERATE("", "00000002", "2\n", "00000099\n", "../generations/00000002\n", "/etc\n",
                                       "00000002\n\n", "00000002\r\n", "(missing)", "(long)");
  if (content == "(missing)") {
    std::filesystem::remove(store.current_file());
  } else {
    write_file(store.current_file(), content == "(long)" ? std::string(1'000'000, '0') : content);
  }
  CAPTURE(content);
  CHECK_THROWS_WITH(store.current(), Contains(store.current_file().string()));
  CHECK_THROWS_WITH(store.current(), Contains("passage-indexer rollback"));
  CHECK_THROWS_AS(publish_tiny(store), Error);
  CHECK(numbers(store.generations()) == std::vector<std::uint64_t>{1, 2});

  const Generation repaired = roll_back(store, tests::take_lock(store), std::nullopt);
  CHECK(repaired.number == (content == "00000099\n" ? 100 : 3));
  CHECK(store.current()->number == repaired.number);
  CHECK(verify(store, repaired).empty());
}

TEST_CASE("only one holds the lock, until it lets go") {
  const tests::TemporaryDirectory directory;
  {
    auto first = StoreLock::acquire(directory.path() / "data");
    REQUIRE(first);
    CHECK_FALSE(StoreLock::acquire(directory.path() / "data"));
    const StoreLock moved = std::move(*first);
    first.reset();
    CHECK_FALSE(StoreLock::acquire(directory.path() / "data"));
  }
  CHECK(StoreLock::acquire(directory.path() / "data"));
  CHECK_THROWS_AS(StoreLock::acquire("/dev/null/data"), Error);
}

TEST_CASE("a lock that a program started meanwhile does not inherit") {
  const tests::TemporaryDirectory directory;
  auto lock = StoreLock::acquire(directory.path());
  REQUIRE(lock);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::execlp("sleep", "sleep", "5", nullptr);
    ::_exit(1);
  }
  for (int i = 0; i < 100; ++i) {  // until the child is another program
    ::usleep(10'000);
    std::ifstream name("/proc/" + std::to_string(child) + "/comm");
    std::string text;
    if (name >> text && text == "sleep") break;
  }
  lock.reset();
  CHECK(StoreLock::acquire(directory.path()));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

TEST_CASE("generations are readable as the umask allows, and not further") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path() / "data");
  const mode_t before = ::umask(027);
  const Generation published = publish_tiny(store);
  ::umask(before);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(store.data_directory())) {
    CAPTURE(entry.path());
    const auto mode = static_cast<unsigned>(entry.status().permissions());
    // Whoever may read the lock may hold it, and keep the indexer out.
    const unsigned file_mode = entry.path().filename() == "lock" ? 0600U : 0640U;
    CHECK(mode == (entry.is_directory() ? 0750U : file_mode));
  }
}

TEST_CASE("a draft is nobody else's before it is published") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path() / "data");
  const StoreLock lock = tests::take_lock(store);
  const GenerationDraft draft(store, lock);
  CHECK(static_cast<unsigned>(std::filesystem::status(draft.directory()).permissions()) == 0700U);
}

TEST_CASE("a lock that others could read, from before, is theirs no longer") {
  const tests::TemporaryDirectory directory;
  const std::filesystem::path lock = directory.path() / "lock";
  write_file(lock, "");
  std::filesystem::permissions(lock, std::filesystem::perms(0666));
  REQUIRE(StoreLock::acquire(directory.path()));
  CHECK(static_cast<unsigned>(std::filesystem::status(lock).permissions()) == 0600U);
}
