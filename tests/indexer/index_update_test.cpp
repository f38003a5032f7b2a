#include "indexer/index_update.h"

#include <filesystem>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "indexer/index_writer.h"
#include "passage/error.h"
#include "tests/temporary_directory.h"

namespace fs = std::filesystem;
using namespace indexer;

namespace {

/// Writes an index of one work.
fs::path index_in(const fs::path& directory) {
  fs::create_directories(directory);
  IndexWriter writer(directory, {});
  passage::Document document;
  document.metadata.id = "a";
  document.passages.push_back({"the harbour", "en", {}});
  writer.add({"a", {document}});
  writer.finish();
  return directory;
}

bool has_group_bit(const fs::path& directory) {
  struct stat state {};
  REQUIRE(::stat(directory.c_str(), &state) == 0);
  return (state.st_mode & S_ISGID) != 0;
}

}  // namespace

// Below /var/lib/passage all folders have that bit, and a service with RestrictSUIDSGID may not make one with it.
TEST_CASE("a copy of an index is made without asking for the group's bit") {
  const tests::TemporaryDirectory directory;
  const fs::path before = index_in(directory.path() / "before");
  for (const char* name : {"documents", "passages"}) {
    REQUIRE(::chmod((before / name).c_str(), 02750) == 0);
    REQUIRE(has_group_bit(before / name));
  }
  const fs::path after = directory.path() / "after";
  fs::create_directories(after);
  const IndexUpdate update(before, after, 64);
  CHECK_FALSE(has_group_bit(after / "copies" / "documents"));
  CHECK_FALSE(has_group_bit(after / "copies" / "passages"));
}

TEST_CASE("an index that cannot be copied is named") {
  const tests::TemporaryDirectory directory;
  const fs::path after = directory.path() / "after";
  fs::create_directories(after);
  CHECK_THROWS_WITH(IndexUpdate(directory.path() / "nowhere", after, 64), Catch::Contains("nowhere/documents"));
}
