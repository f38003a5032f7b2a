// The published index is damaged, or was made by another version: what a run may take from it, and what it may not.
#include <fstream>
#include <regex>
#include <string>

#include <catch2/catch.hpp>

#include "passage/index/durable_file.h"
#include "tests/indexer/indexer.h"

using Catch::Contains;

namespace {

struct TwoSources {
  tests::Indexer indexer;

  TwoSources() {
    for (const char* folder : {"letters", "talks"}) {
      tests::fs::create_directories(indexer.file(folder));
      for (int i = 0; i < 20; ++i) write(folder, i, "migrants and the organisations of ");
    }
    configure({"letters", "talks"});
    REQUIRE(index().status == 0);
  }

  void write(const std::string& folder, int number, const std::string& text) const {
    const std::string name = std::to_string(number);
    std::ofstream(indexer.file(folder) / (name + ".txt")) << "The " << text << folder << ", number " << name << ".";
  }

  void configure(const std::vector<std::string>& folders) const {
    std::ofstream out(indexer.file("indexer.toml"));
    for (const auto& name : folders) out << "[[source]]\nname = \"" << name << "\"\npath = \"" << name << "\"\n";
  }

  [[nodiscard]] tests::Outcome index(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"--config", indexer.file("indexer.toml").string()};
    words.insert(words.end(), more.begin(), more.end());
    return indexer.index(words);
  }

  [[nodiscard]] tests::fs::path generation(int number) const {
    return indexer.data() / "generations" / ("0000000" + std::to_string(number));
  }

  /// A bit in the texts, which the database can be opened with.
  void damage() const {
    const tests::fs::path file = generation(1) / "passages" / "docdata.glass";
    const std::string bytes = tests::content(file);
    const std::size_t at = bytes.find_last_not_of('\0');
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(static_cast<std::streamoff>(at)).put(static_cast<char>(bytes[at] ^ 1));
  }

  void make_of_another_version() const {
    const std::string manifest = tests::content(generation(1) / "manifest.json");
    const std::string other =
        std::regex_replace(manifest, std::regex(R"("analyzer": *"[^"]*")"), "\"analyzer\": \"0\"");
    REQUIRE(other != manifest);
    std::ofstream(generation(1) / "manifest.json") << other;
    std::ofstream(generation(1) / "manifest.sha256") << passage::sha256_of(other) << "  manifest.json\n";
  }

  [[nodiscard]] std::string text_of(const std::string& id) const {
    const auto document = indexer.document(id);
    REQUIRE(document);
    return document->passages.front().text;
  }
};

}  // namespace

TEST_CASE_METHOD(TwoSources, "a run that finds the index damaged reads everything anew", "[unfit]") {
  damage();
  write("letters", 3, "changed words of ");
  const auto run = index();
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Contains("it was damaged, so everything was read anew"));
  CHECK(indexer.run({"verify", "--data", indexer.data().string()}).status == 0);
  for (const char* folder : {"letters", "talks"}) {
    for (int i = 0; i < 20; ++i) {
      CHECK_THAT(text_of(std::string(folder) + "/" + std::to_string(i) + ".txt"),
                 Contains(std::string("of ") + folder));
    }
  }
  CHECK_THAT(text_of("letters/3.txt"), Contains("changed words"));
}

TEST_CASE_METHOD(TwoSources, "what stands in a damaged index alone is not carried on", "[unfit]") {
  damage();
  tests::fs::rename(indexer.file("talks"), indexer.file("elsewhere"));
  write("letters", 3, "changed words of ");
  const auto run = index();
  CHECK(run.status == 1);
  CHECK_THAT(run.err,
             Contains("is damaged") && Contains("docdata.glass") && Contains("see that all sources can be read"));
  CHECK_FALSE(tests::fs::exists(generation(2)));

  tests::fs::rename(indexer.file("elsewhere"), indexer.file("talks"));
  CHECK(index().status == 0);
  CHECK(indexer.document("talks/19.txt"));
}

TEST_CASE_METHOD(TwoSources, "what an index of another version has of a source that is away is carried on", "[unfit]") {
  make_of_another_version();
  SECTION("a source that is not there") {
    tests::fs::rename(indexer.file("talks"), indexer.file("elsewhere"));
    CHECK(index().status == 3);
  }
  SECTION("a source that is no longer configured") {
    configure({"letters"});
    CHECK(index().status == 0);
  }
  CHECK_THAT(text_of("talks/7.txt"), Contains("organisations of talks, number 7"));
  CHECK_THAT(text_of("letters/7.txt"), Contains("organisations of letters, number 7"));
}
