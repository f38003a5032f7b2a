#include "passage/index/index_snapshot.h"

#include <atomic>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "passage/error.h"
#include "passage/index/blank_document.h"
#include "passage/index/generation_files.h"
#include "passage/index/xapian_error.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;

TEST_CASE("the published generation is opened, and nothing where nothing is") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  CHECK_FALSE(open_current(store));
  tests::publish_tiny(store, 3, 7);
  const auto snapshot = open_current(store);
  REQUIRE(snapshot);
  CHECK(snapshot->generation == 1);
  CHECK(snapshot->manifest.works == 3);
  CHECK(snapshot->documents.get_doccount() == 3 + 1);
  CHECK(snapshot->passages.get_doccount() == 7);
}

TEST_CASE("an index made by other rules is refused with what to do, another configuration is not") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation generation = tests::publish_tiny(store);
  Manifest manifest = store.read_manifest(generation);
  manifest.rules.configuration_hash = "another";
  write_manifest(generation.directory, manifest);
  CHECK(open_current(store));
  manifest.rules.icu = "4.2";
  write_manifest(generation.directory, manifest);
  CHECK_THROWS_WITH(open_current(store), Contains("\"4.2\"") && Contains("passage-indexer index --full"));
}

TEST_CASE("a damaged database is an Error that names the directory") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation generation = tests::publish_tiny(store);
  std::filesystem::remove_all(generation.passages());
  CHECK_THROWS_WITH(open_current(store), Contains(generation.passages().string()));
}

TEST_CASE("what Xapian throws comes out as an Error") {
  const auto failing = [] { with_xapian_errors("counting", [] { throw Xapian::DatabaseError("broken", "here"); }); };
  CHECK_THROWS_AS(failing(), Error);
  CHECK_THROWS_WITH(failing(), Contains("counting: ") && Contains("broken"));
  CHECK(with_xapian_errors("adding", [] { return 2; }) == 2);
}

TEST_CASE("a reader keeps its generation while it is replaced and deleted") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation first = tests::publish_tiny(store, 2000, 7);
  const auto snapshot = open_current(store);
  for (int i = 0; i < 3; ++i) tests::publish_tiny(store, 5, 9);
  REQUIRE_FALSE(std::filesystem::exists(first.directory));
  CHECK(snapshot->documents.get_termfreq("all") == 2000);
  std::uint32_t work = 0;
  for (auto id = works_begin(snapshot->documents); id != snapshot->documents.postlist_end({}); ++id) {
    REQUIRE(snapshot->documents.get_document(*id).get_data() == "data of " + std::to_string(++work));
  }
  CHECK(work == 2000);
}

TEST_CASE("readers that open afresh all the time see no failure while 50 generations are published") {
  constexpr int publications = 50;
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  tests::publish_tiny(store, 1, 2);

  const pid_t writer = ::fork();
  REQUIRE(writer >= 0);
  if (writer == 0) {
    int status = 1;
    try {
      for (unsigned i = 2; i <= publications + 1; ++i) tests::publish_tiny(store, i, 2 * i);
      status = 0;
    } catch (...) {
    }
    ::_exit(status);
  }

  std::atomic<bool> done = false;
  std::atomic<int> opened = 0;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 8; ++i) {
    readers.emplace_back([&] {
      std::uint64_t newest = 0;
      while (!done) {
        try {
          const auto snapshot = open_current(store);
          const bool right =
              snapshot && snapshot->generation >= newest &&
              snapshot->documents.get_doccount() == snapshot->generation + 1 &&
              snapshot->passages.get_doccount() == 2 * snapshot->generation &&
              snapshot->documents.get_document(*works_begin(snapshot->documents)).get_data() == "data of 1";
          if (!right) ++wrong;
          if (snapshot) newest = snapshot->generation;
        } catch (const std::exception&) {
          ++wrong;
        } catch (const Xapian::Error&) {
          ++wrong;
        }
        ++opened;
      }
    });
  }
  int status = 0;
  const pid_t ended = ::waitpid(writer, &status, 0);
  done = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(ended == writer);
  CHECK(status == 0);
  CHECK(wrong == 0);
  CHECK(opened > 8 * 50);  // more than once for each reader and generation, under sanitizers too
  CHECK(store.current()->number == publications + 1);
}
