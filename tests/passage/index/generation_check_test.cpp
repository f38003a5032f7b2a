#include "passage/index/generation_check.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;

namespace {

void overwrite(const std::filesystem::path& file, std::streamoff offset, std::size_t count) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(offset);
  stream << std::string(count, '\x5a');
  REQUIRE(stream.good());
}

}  // namespace

TEST_CASE("sound databases of every size pass") {
  const unsigned count = GENERATE(0U, 1U, 2U, 19U, 20U, 21U, 1000U);
  const tests::TemporaryDirectory directory;
  CHECK(check_generation(directory.path(), tests::fill_draft(directory.path(), count, count * 2)).empty());
}

TEST_CASE("ids with gaps and documents that share all their terms pass") {
  const tests::TemporaryDirectory directory;
  Manifest manifest = tests::fill_draft(directory.path(), 0, 1);
  {
    Xapian::WritableDatabase database((directory.path() / "documents").string(), Xapian::DB_OPEN);
    Xapian::Document document;
    document.add_term("same");
    for (const Xapian::docid id : {5U, 6U, 1'000'000U, 2'000'000U}) database.replace_document(id, document);
  }
  manifest.works = 4;
  CHECK(check_generation(directory.path(), manifest).empty());
}

TEST_CASE("another number of documents than was accepted is not published") {
  const tests::TemporaryDirectory directory;
  Manifest manifest = tests::fill_draft(directory.path(), 5, 9);
  manifest.works = 6;
  manifest.passages = 8;
  const auto problems = check_generation(directory.path(), manifest);
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems[0], Contains("documents: holds 6") && Contains("hold 7"));
  CHECK_THAT(problems[1], Contains("passages: holds 9") && Contains("hold 8"));
}

TEST_CASE("a database that is missing or no database is a problem, not an exception") {
  const tests::TemporaryDirectory directory;
  const Manifest manifest = tests::fill_draft(directory.path());
  std::filesystem::remove_all(directory.path() / "documents");
  std::ofstream(directory.path() / "passages" / "iamglass") << "not glass";
  const auto problems = check_generation(directory.path(), manifest);
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems[0], Contains("documents: "));
  CHECK_THAT(problems[1], Contains("passages: "));
}

TEST_CASE("a damaged table is found") {
  const std::string table = GENERATE("postlist.glass", "termlist.glass", "docdata.glass", "position.glass");
  const tests::TemporaryDirectory directory;
  const Manifest manifest = tests::fill_draft(directory.path(), 3000, 1);
  CAPTURE(table);
  const auto file = directory.path() / "documents" / table;
  REQUIRE(std::filesystem::file_size(file) > 16384);
  overwrite(file, 8192 + 20, std::filesystem::file_size(file) - 8192 - 20);
  CHECK_FALSE(check_generation(directory.path(), manifest).empty());
}

TEST_CASE("a document that nothing finds is a problem") {
  const tests::TemporaryDirectory directory;
  Manifest manifest = tests::fill_draft(directory.path(), 3, 3);
  {
    Xapian::WritableDatabase database((directory.path() / "passages").string(), Xapian::DB_OPEN);
    database.add_document(Xapian::Document());
  }
  manifest.passages = 4;
  const auto problems = check_generation(directory.path(), manifest);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0], Contains("passages: document 4 is not found"));
}
