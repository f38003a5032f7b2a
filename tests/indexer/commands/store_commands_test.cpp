#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <rapidjson/document.h>

#include "indexer/commands/rollback.h"
#include "indexer/commands/status.h"
#include "indexer/commands/verify.h"
#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/generation_files.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;

namespace {

struct Result {
  int status;
  std::string out;
  std::string err;
};

template <typename Options>
Result run(int (*command)(const Options&, std::ostream&, std::ostream&), const Options& options) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = command(options, out, err);
  return {status, out.str(), err.str()};
}

Result status(const GenerationStore& store, bool json = false) {
  return run<indexer::StatusOptions>(indexer::run_status, {.data = store.data_directory(), .json = json});
}

Result verify_command(const GenerationStore& store) {
  return run<indexer::VerifyOptions>(indexer::run_verify, {.data = store.data_directory()});
}

Result rollback(const GenerationStore& store, std::optional<std::uint64_t> to = std::nullopt) {
  return run<indexer::RollbackOptions>(indexer::run_rollback, {.data = store.data_directory(), .to = to});
}

rapidjson::Document parse(const std::string& json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.c_str());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

}  // namespace

TEST_CASE("the commands have a word for a directory that is absent or empty, and make nothing") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(GENERATE(true, false) ? directory.path() : directory.path() / "absent");
  CHECK(status(store).status == 0);
  CHECK_THAT(status(store).out, Contains("nothing has been published yet"));
  CHECK(parse(status(store, true).out)["published"].IsNull());
  CHECK(parse(status(store, true).out)["generations"].Empty());
  CHECK(verify_command(store).status == 0);
  CHECK_THAT(verify_command(store).out, Contains("nothing has been published"));
  CHECK_THROWS_WITH(rollback(store), Contains("no generation"));
  CHECK((!std::filesystem::exists(store.data_directory()) || std::filesystem::is_empty(store.data_directory())));
}

TEST_CASE("status says what is published, how much of what, how large and since when") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  tests::publish_tiny(store, 3, 7);
  tests::publish_tiny(store, 5, 9);
  make_directories(store.generations_directory() / "00000003.draft");
  write_file(store.generations_directory() / "00000003.draft" / "x", std::string(1500, 'x'));

  const Result text = status(store);
  CHECK(text.status == 0);
  CHECK(text.err.empty());
  CHECK_THAT(text.out, Contains("generation 2 is published") && Contains("generation 2 (published), made 2"));
  CHECK_THAT(text.out, Contains("5 works in 5 documents, 9 passages") && Contains("3 works in 3 documents"));
  CHECK_THAT(text.out, Contains("languages  es 5") && Contains("kinds      statement 5") && Contains("html 5"));
  CHECK_THAT(text.out, Contains("00000003.draft, 1.5 kB"));
  CHECK(text.out.find("generation 2 (") < text.out.find("generation 1,"));

  const auto json = parse(status(store, true).out);
  CHECK(json["published"].GetUint64() == 2);
  REQUIRE(json["generations"].Size() == 2);
  const auto& newest = json["generations"][0];
  CHECK(newest["number"].GetUint64() == 2);
  CHECK(newest["published"].GetBool());
  CHECK_FALSE(newest["damaged"].GetBool());
  CHECK(newest["works"].GetUint64() == 5);
  CHECK(newest["passages"].GetUint64() == 9);
  CHECK(newest["byLanguage"]["es"].GetUint64() == 5);
  CHECK(newest["bySource"]["samples"].GetUint64() == 5);
  CHECK(newest["bytes"]["documents"].GetUint64() == size_of_tree(store.current()->documents()));
  CHECK(newest["bytes"]["total"].GetUint64() == size_of_tree(store.current()->directory));
  CHECK(json["leftovers"][0]["name"].GetString() == std::string("00000003.draft"));
  CHECK(json["problems"].Empty());
}

TEST_CASE("status describes what is sound beside what is damaged") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation first = tests::publish_tiny(store, 3, 7);
  tests::publish_tiny(store, 5, 9);
  SECTION("a manifest") {
    write_file(first.directory / manifest_file, "{}");
    CHECK_THAT(status(store).out, Contains("generation 1, damaged") && Contains("5 works in 5"));
    CHECK_THAT(status(store).err, Contains("generation 1 is damaged") && Contains("manifest.json"));
  }
  SECTION("CURRENT") {
    write_file(store.current_file(), "\xff\xfe");
    CHECK_THAT(status(store).out, Contains("damaged") && Contains("5 works in 5") && Contains("3 works in 3"));
    CHECK_THAT(status(store).err, Contains("CURRENT") && Contains("rollback"));
  }
  CHECK(status(store).status == 1);
  CHECK(status(store, true).status == 1);
  CHECK(parse(status(store, true).out)["problems"].Size() == 1);
}

TEST_CASE("status says when an index was made by other rules") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  const Generation generation = tests::publish_tiny(store);
  Manifest manifest = store.read_manifest(generation);
  manifest.rules.analyzer = "0";
  write_manifest(generation.directory, manifest);
  CHECK_THAT(status(store).out, Contains("analyzer \"0\" in the index") && Contains("index --full"));
  CHECK_THAT(parse(status(store, true).out)["generations"][0]["otherRules"].GetString(), Contains("analyzer"));
}

TEST_CASE("status in a directory whose name is no UTF-8 is JSON all the same") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path() / "Per\xfa");
  tests::publish_tiny(store);
  CHECK_THAT(parse(status(store, true).out)["data"].GetString(), Contains("Per\xef\xbf\xbd"));
}

TEST_CASE("verify finds the published generation sound, or names the damaged file") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  tests::publish_tiny(store);
  const Generation generation = tests::publish_tiny(store);
  CHECK(verify_command(store).status == 0);
  CHECK_THAT(verify_command(store).out, Contains("generation 2 is sound"));

  std::fstream(generation.passages() / "postlist.glass", std::ios::in | std::ios::out | std::ios::binary) << "x";
  const Result damaged = verify_command(store);
  CHECK(damaged.status == 1);
  CHECK(damaged.out.empty());
  CHECK_THAT(damaged.err, Contains("generation 2") && Contains("passages/postlist.glass") && Contains("rollback"));

  CHECK(rollback(store).status == 0);
  CHECK(verify_command(store).status == 0);

  write_file(store.current_file(), "what?\n");
  CHECK_THROWS_AS(verify_command(store), CurrentDamaged);
}

TEST_CASE("rollback goes back, to the generation that is asked for, and leaves a locked directory alone") {
  const tests::TemporaryDirectory directory;
  const GenerationStore store(directory.path());
  tests::publish_tiny(store, 3, 7);
  tests::publish_tiny(store, 5, 9);
  {
    const StoreLock lock = tests::take_lock(store);
    const Result refused = rollback(store);
    CHECK(refused.status == 5);
    CHECK_THAT(refused.err, Contains("another indexer"));
    CHECK(store.current()->number == 2);
  }
  const Result back = rollback(store);
  CHECK(back.status == 0);
  CHECK_THAT(back.out, Contains("generation 3 is published"));
  CHECK(store.read_manifest(*store.current()).works == 3);
  CHECK(rollback(store, 2).status == 0);
  CHECK(store.current()->number == 4);
  CHECK(store.read_manifest(*store.current()).works == 5);
  CHECK_THROWS_WITH(rollback(store, 99), Contains("generation 99"));
}
