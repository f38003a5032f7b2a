#include "indexer/index_update.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "indexer/index_writer.h"
#include "indexer/work_places.h"
#include "passage/error.h"
#include "passage/index/document_reader.h"
#include "tests/temporary_directory.h"

namespace fs = std::filesystem;
using namespace indexer;

namespace {

passage::Work work(const std::string& key, const std::string& text) {
  passage::Document document;
  document.metadata.id = key;
  document.metadata.language = "en";
  document.passages.push_back({text, "en", {}});
  return {key, {document}};
}

std::vector<std::string> ids_in(const fs::path& directory) {
  const passage::IndexSnapshot snapshot{.documents = Xapian::Database((directory / "documents").string()),
                                        .passages = Xapian::Database((directory / "passages").string())};
  std::vector<std::string> ids;
  passage::for_each_work(snapshot, [&](const passage::WorkRecord& record) {
    const auto passages = passage::read_passages(snapshot, record.versions.front().metadata.id, 1, 9);
    ids.push_back(record.key + ": " + passages.front().passage.text);
  });
  return ids;
}

}  // namespace

TEST_CASE("works are taken out of a copy of the index and put in, and the index stays as it was") {
  const tests::TemporaryDirectory directory;
  const fs::path before = directory.path() / "before";
  fs::create_directories(before);
  IndexWriter writer(before, {});
  for (const char* key : {"a", "b", "c"}) writer.add(work(key, "the harbour"));
  writer.finish();

  const fs::path after = directory.path() / "after";
  fs::create_directories(after);
  IndexUpdate update(before, after, 64);
  const std::uint32_t b = update.id_of("b");
  CHECK(b == 2 * work_id_step);
  CHECK_THROWS_AS(update.id_of("d"), passage::Error);
  CHECK(update.take_out(b).key == "b");
  CHECK(update.take_out(update.id_of("c")).key == "c");
  update.put(b, work("b", "the lighthouse"));
  update.put(b + 1, work("b1", "the pier"));
  update.finish();

  CHECK(ids_in(after) == std::vector<std::string>{"a: the harbour", "b: the lighthouse", "b1: the pier"});
  CHECK(ids_in(before) == std::vector<std::string>{"a: the harbour", "b: the harbour", "c: the harbour"});
  CHECK_FALSE(fs::exists(after / "copies"));
}

TEST_CASE("an update that is given up leaves nothing behind") {
  const tests::TemporaryDirectory directory;
  const fs::path before = directory.path() / "before";
  fs::create_directories(before);
  IndexWriter(before, {}).finish();
  const fs::path after = directory.path() / "after";
  fs::create_directories(after);
  { const IndexUpdate update(before, after, 64); }
  CHECK(fs::is_empty(after));
}

TEST_CASE("an index that cannot be copied is named") {
  const tests::TemporaryDirectory directory;
  const fs::path after = directory.path() / "after";
  fs::create_directories(after);
  CHECK_THROWS_WITH(IndexUpdate(directory.path() / "nowhere", after, 64), Catch::Contains("nowhere/documents"));
}
