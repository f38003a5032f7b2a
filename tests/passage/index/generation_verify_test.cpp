#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/generation_files.h"
#include "passage/index/generation_store.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;

namespace {

void flip_bit(const std::filesystem::path& file, std::size_t at) {
  std::string content = *read_file(file, 10'000'000);
  content.at(at) = static_cast<char>(content.at(at) ^ 1);
  write_file(file, content);
}

}  // namespace

TEST_CASE("one changed bit in any file of a generation is found and the file is named") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation generation = tests::publish_tiny(store);
  for (const std::string& file : list_tree(generation.directory).files) {
    const auto path = generation.directory / file;
    const auto size = std::filesystem::file_size(path);
    if (size == 0) continue;
    CAPTURE(file);
    flip_bit(path, size / 2);
    const auto problems = verify(store, generation);
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0], Contains(file));
    flip_bit(path, size / 2);
    CHECK(verify(store, generation).empty());
  }
}

TEST_CASE("files that are missing, longer, too many or no files are named") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation generation = tests::publish_tiny(store);
  std::filesystem::remove(generation.documents() / "postlist.glass");
  std::ofstream(generation.ledger(), std::ios::app) << "more";
  write_file(generation.passages() / "extra", "x");
  std::filesystem::create_symlink("/etc/hostname", generation.directory / "link");
  const auto problems = verify(store, generation);
  REQUIRE(problems.size() == 4);
  CHECK_THAT(problems[0], Contains("documents/postlist.glass: missing"));
  CHECK_THAT(problems[1], Contains("ledger.jsonl: has"));
  CHECK_THAT(problems[2], Contains("passages/extra: does not belong here"));
  CHECK_THAT(problems[3], Contains("link: does not belong here"));
}

TEST_CASE("a manifest that is missing, changed or another's is damage") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation generation = tests::publish_tiny(store);
  const auto one_problem = [&] {
    const auto problems = verify(store, generation);
    REQUIRE(problems.size() == 1);
    return problems[0];
  };
  SECTION("missing") {
    std::filesystem::remove(generation.directory / manifest_file);
    CHECK_THAT(one_problem(), Contains("manifest.json") && Contains("missing"));
  }
  SECTION("without its digest") {
    std::filesystem::remove(generation.directory / manifest_digest_file);
    CHECK_THAT(one_problem(), Contains("manifest.sha256") && Contains("missing"));
  }
  SECTION("of another generation") {
    Manifest manifest = store.read_manifest(generation);
    manifest.number = 7;
    write_manifest(generation.directory, manifest);
    CHECK_THAT(one_problem(), Contains("is that of generation 7"));
  }
  SECTION("with a right digest and no sense") {
    write_file(generation.directory / manifest_file, "{}\n");
    write_file(generation.directory / manifest_digest_file, manifest_digest("{}\n"));
    CHECK_THAT(one_problem(), Contains("manifest.json") && Contains("\"number\""));
  }
}
