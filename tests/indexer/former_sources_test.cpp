// A [[source]] that is deleted from the configuration, or renamed: nothing goes unasked, and every morning says how it
// goes.
#include <cstdlib>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "indexer/command_to_run.h"
#include "tests/indexer/indexer.h"

using Catch::Contains;
using tests::fs::path;

namespace {

/// Folders beside each other and a configuration that names some of them.
struct Configured {
  tests::Indexer indexer;

  Configured() {
    for (int i = 0; i < 10; ++i) {
      write("letters/" + std::to_string(i) + ".txt", "The letter about asylum, number " + std::to_string(i) + ".");
    }
    write("talks/one.txt", "The talk about the border.");
  }

  void write(const std::string& name, const std::string& text) const {
    tests::fs::create_directories(indexer.file(name).parent_path());
    std::ofstream(indexer.file(name), std::ios::binary) << text;
  }

  /// `sources`: name in the configuration and folder.
  void configure(const std::map<std::string, std::string>& sources) const {
    std::ofstream out(indexer.file("indexer.toml"));
    for (const auto& [name, folder] : sources) {
      out << "[[source]]\nname = \"" << name << "\"\npath = \"" << folder << "\"\n";
    }
  }

  [[nodiscard]] tests::Outcome index(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"--config", indexer.file("indexer.toml").string()};
    words.insert(words.end(), more.begin(), more.end());
    return indexer.index(words);
  }

  [[nodiscard]] std::uint64_t documents() const { return indexer.report()["documents"].GetUint64(); }
};

/// In a shell, as a person pastes it, who has the program at hand.
int paste(const std::string& command) {
  const std::string folder = path(PASSAGE_INDEXER).parent_path().string();
  const int status =
      std::system(("PATH=" + tests::shell_quoted(folder) + ":$PATH; " + command + " 2>/dev/null").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE_METHOD(Configured, "a source that is taken out of the configuration is kept, and said, until it is let go",
                 "[former]") {
  const std::string name = "the letters' box";
  configure({{name, "letters"}, {"talks", "talks"}});
  REQUIRE(index().status == 0);
  REQUIRE(documents() == 11);
  configure({{"talks", "talks"}});
  std::string command;
  for (int morning = 0; morning < 2; ++morning) {
    const auto run = index();
    CHECK(run.status == 0);
    CHECK_THAT(run.err, Contains("11 documents, nothing has changed, 1 source is no longer configured") &&
                            Contains(name + ": it is no longer in the configuration; its 10 documents were kept"));
    const auto report = indexer.report();
    CHECK(report["news"].GetBool());
    CHECK_FALSE(report.HasMember("generation"));
    REQUIRE(report["formerSources"].Size() == 1);
    CHECK(report["formerSources"][0]["name"].GetString() == name);
    CHECK(report["formerSources"][0]["documents"].GetUint64() == 10);
    CHECK_FALSE(report["formerSources"][0].HasMember("movedTo"));
    command = report["formerSources"][0]["command"].GetString();
    CHECK_THAT(run.err, Contains("To let them go:\n  " + command + "\n"));
  }
  // Nor does what is allowed to others let it go, nor its name alone.
  CHECK(index({"--allow-shrink"}).status == 0);
  CHECK(indexer.document(name + "/3.txt"));
  const auto named = index({name});
  CHECK(named.status == 4);
  CHECK_THAT(named.err, Contains("its 10 documents were kept"));

  CHECK(paste(command) == 0);
  CHECK_FALSE(indexer.document(name + "/3.txt"));
  CHECK(indexer.document("talks/one.txt"));
  const auto after = index();
  CHECK(after.status == 0);
  CHECK(documents() == 1);
  CHECK(indexer.report()["formerSources"].Empty());
  CHECK_FALSE(indexer.report()["news"].GetBool());
  CHECK(index({name}).status == 4);  // nothing of that name is known any more: a path that is not there
  CHECK_THAT(index({name}).err, Contains("there is no"));
}

TEST_CASE_METHOD(Configured, "a source that comes back into the configuration is as it was", "[former]") {
  configure({{"letters", "letters"}, {"talks", "talks"}});
  REQUIRE(index().status == 0);
  configure({{"talks", "talks"}});
  REQUIRE(index().status == 0);
  configure({{"letters", "letters"}, {"talks", "talks"}});
  REQUIRE(index().status == 0);
  CHECK(indexer.report()["unchanged"].GetUint64() == 11);
  CHECK(indexer.report()["formerSources"].Empty());
}

TEST_CASE_METHOD(Configured, "a source that is renamed has its documents under the new name only", "[former]") {
  write("letters/3.txt.meta.json", R"({"id": "letter-three"})");
  configure({{"letters", "letters"}, {"talks", "talks"}});
  REQUIRE(index().status == 0);
  configure({{"post", "letters"}, {"talks", "talks"}});
  SECTION("as it is") {
    const auto run = index();
    CHECK(run.status == 0);
    CHECK_THAT(run.err, Contains("letters: it is no longer in the configuration; its 10 documents were found in post"));
    const auto report = indexer.report();
    CHECK(report["documents"].GetUint64() == 11);
    CHECK(report["removed"].GetUint64() == 10);
    CHECK(report["refused"].Empty());
    CHECK(report["duplicates"].Empty());
    CHECK(report["formerSources"][0]["movedTo"] == "post");
    CHECK_FALSE(report["formerSources"][0].HasMember("command"));
    CHECK(indexer.document("post/4.txt"));
    CHECK_FALSE(indexer.document("letters/4.txt"));
    CHECK(indexer.document("letter-three")->source == "post");
    (void)index();
    CHECK(indexer.report()["formerSources"].Empty());
  }
  SECTION("with a tenth of it missing, which is kept and said until it is let go") {
    tests::fs::remove(indexer.file("letters/9.txt"));
    CHECK(index().status == 0);
    CHECK(documents() == 11);
    const auto moved = indexer.report();
    CHECK(moved["formerSources"][0]["movedTo"] == "post");
    CHECK(moved["formerSources"][0]["documents"].GetUint64() == 9);
    CHECK(moved["removed"].GetUint64() == 9);
    CHECK(indexer.document("letters/9.txt"));
    CHECK_FALSE(indexer.document("letters/8.txt"));
    CHECK(index().status == 0);
    const auto kept = indexer.report();
    REQUIRE(kept["formerSources"].Size() == 1);
    CHECK(kept["formerSources"][0]["documents"].GetUint64() == 1);
    CHECK(paste(kept["formerSources"][0]["command"].GetString()) == 0);
    CHECK_FALSE(indexer.document("letters/9.txt"));
  }
  SECTION("with more of it missing, the old ones are kept") {
    tests::fs::remove(indexer.file("letters/8.txt"));
    tests::fs::remove(indexer.file("letters/9.txt"));
    (void)index();
    CHECK(indexer.document("letters/9.txt"));
    CHECK(indexer.report()["formerSources"][0]["documents"].GetUint64() == 10);
    CHECK_FALSE(indexer.report()["formerSources"][0].HasMember("movedTo"));
  }
  SECTION("when the new one cannot be read, the old ones are kept") {
    tests::fs::rename(indexer.file("letters"), indexer.file("elsewhere"));
    CHECK(index().status == 4);
    CHECK(indexer.document("letters/9.txt"));
  }
}

TEST_CASE_METHOD(Configured, "what was never in the configuration is not taken out of it", "[former]") {
  configure({{"talks", "talks"}});
  REQUIRE(index().status == 0);
  REQUIRE(indexer.index({indexer.file("letters").string()}).status == 0);
  CHECK(indexer.report()["formerSources"].Empty());  // without a configuration nothing is said
  REQUIRE(index().status == 0);
  CHECK(documents() == 11);
  CHECK(indexer.report()["formerSources"].Empty());
}

TEST_CASE_METHOD(Configured, "a former source of which nothing could be read is forgotten", "[former]") {
  write("scans/a.bin", "no text");
  configure({{"scans", "scans"}, {"talks", "talks"}});
  REQUIRE(index().status == 3);
  configure({{"talks", "talks"}});
  REQUIRE(index().status == 0);
  CHECK(indexer.report()["formerSources"].Empty());
}

TEST_CASE("a command can be pasted into a shell, whatever is in its words", "[former]") {
  using indexer::command_to_run;
  CHECK(command_to_run({"purge", "--data", "/var/lib/passage"}, {"a/b.txt"}, 0) ==
        "passage-indexer purge --data /var/lib/passage a/b.txt");
  CHECK(command_to_run({"purge"}, {"it's; rm -r $HOME `x`", ""}, 0) ==
        R"(passage-indexer purge 'it'\''s; rm -r $HOME `x`' '')");
  CHECK(command_to_run({"purge"}, {"--data"}, 0) == "passage-indexer purge -- --data");
  CHECK(command_to_run({"purge"}, {"x"}, 1) == "runuser -u daemon -- passage-indexer purge x");
  CHECK(command_to_run({"purge"}, {"x"}, 70'000) == "passage-indexer purge x");
}
