// A collection under a curation, run as people run it.
#include "passage/index/curation.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "passage/index/generation_files.h"
#include "tests/indexer/indexer.h"
#include "tests/indexer/source/wordpress/indexed_site.h"
#include "tests/traces.h"

using Catch::Contains;
using tests::Indexer;
namespace fs = std::filesystem;

namespace {

/// Two documents and a configuration that names a curation.
class Curated : public Indexer {
 public:
  Curated() {
    write("letter.md", "# A letter\n\nThe network asks every government of the region for an answer in writing.\n");
    write("carta.es.md", "# Una carta\n\nLa red pide a todos los gobiernos de la región una respuesta por escrito.\n");
    std::ofstream(file("indexer.toml"))
        << "curation = \"curation.toml\"\n[[source]]\nname = \"docs\"\npath = \"docs\"\n";
    curate("");
  }

  void curate(const std::string& toml) const { std::ofstream(file("curation.toml")) << toml; }

  [[nodiscard]] tests::Outcome run_index(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"--config", file("indexer.toml").string()});
    return index(std::move(more));
  }
  [[nodiscard]] passage::Metadata metadata(const std::string& id) const { return document(id)->metadata; }
  [[nodiscard]] std::uint64_t generation() const { return passage::GenerationStore(data()).current()->number; }
  [[nodiscard]] std::uint64_t reported(const char* name) const { return report()[name].GetUint64(); }

  /// All that the published generation holds, in both databases.
  [[nodiscard]] std::string content() const {
    const passage::Generation current = *passage::GenerationStore(data()).current();
    return tests::content_of_database(current.documents()) + tests::content_of_database(current.passages());
  }
};

constexpr const char* letter = "docs/letter.md";

}  // namespace

TEST_CASE("what is corrected wins over what the document says, and is undone with the correction", "[curation]") {
  const Curated indexer;
  REQUIRE(indexer.run_index().status == 0);
  const passage::Metadata before = indexer.metadata(letter);
  indexer.curate(R"([[correct]]
id = "docs/letter.md"
title = "To all governments"
date = "2018-02"
kind = "statement"
organizations = ["Network"]
topics = ["answers"]
url = "https://example.org/letter"
)");
  // Nothing is extracted for it: there is nothing to extract.
  fs::rename(indexer.folder(), indexer.file("away"));
  fs::create_directories(indexer.folder());
  const tests::Outcome outcome = indexer.run_index();
  INFO(outcome.err);
  CHECK(outcome.status == 3);  // the source is empty and keeps its documents
  CHECK(indexer.generation() == 2);
  passage::Metadata now = indexer.metadata(letter);
  CHECK(now.title == "To all governments");
  CHECK(now.date == passage::parse_date("2018-02"));
  CHECK(now.kind == "statement");
  CHECK(now.organizations == std::vector<std::string>{"Network"});
  CHECK(now.topics == std::vector<std::string>{"answers"});
  CHECK(now.url == "https://example.org/letter");
  CHECK(now.language == before.language);
  CHECK(indexer.run({"verify", "--data", indexer.data().string()}).status == 0);

  indexer.curate("[[correct]]\nid = \"docs/letter.md\"\ntitle = \"To some\"\n");
  CHECK(indexer.run_index().status == 3);
  now = indexer.metadata(letter);
  CHECK(now.title == "To some");
  CHECK(now.kind == before.kind);
  CHECK_FALSE(now.date);

  indexer.curate("");
  CHECK(indexer.run_index().status == 3);
  CHECK(indexer.metadata(letter) == before);
  CHECK(indexer.generation() == 4);
}

TEST_CASE("a run under an unchanged curation publishes nothing, and one without a configuration keeps it",
          "[curation]") {
  const Curated indexer;
  indexer.curate(
      "hide = [\"docs/carta.es.md\"]\n[[correct]]\nid = \"docs/letter.md\"\ntitle = \"To all governments\"\n");
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.run_index().status == 0);
  CHECK(indexer.generation() == 1);
  std::ofstream(indexer.file("other.md")) << "# Other\n\nSomething that has nothing to do with the letters.\n";
  REQUIRE(indexer.index({indexer.file("other.md").string()}).status == 0);
  CHECK(indexer.generation() == 2);
  CHECK(indexer.metadata(letter).title == "To all governments");
  CHECK_FALSE(indexer.document("docs/carta.es.md"));
  CHECK(indexer.run_index().status == 0);
  CHECK(indexer.generation() == 2);
}

TEST_CASE("a hidden document is left out, which is no shrinking, and comes back", "[curation]") {
  const Curated indexer;
  REQUIRE(indexer.run_index().status == 0);
  indexer.curate("hide = [\"docs/letter.md\"]\n");
  const tests::Outcome outcome = indexer.run_index();
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Contains("1 document is left out because the curation hides it."));
  CHECK(indexer.reported("hidden") == 1);
  CHECK(indexer.reported("removed") == 0);
  CHECK(indexer.reported("documents") == 1);
  CHECK_FALSE(indexer.document(letter));
  CHECK(indexer.document("docs/carta.es.md"));
  CHECK(indexer.run_index().status == 0);
  CHECK(indexer.generation() == 2);
  CHECK(indexer.reported("unchanged") == 2);
  CHECK(indexer.run_index({"--full"}).status == 0);
  CHECK_FALSE(indexer.document(letter));

  indexer.curate("");
  CHECK(indexer.run_index().status == 0);
  CHECK(indexer.document(letter));
  CHECK(indexer.reported("hidden") == 0);
}

TEST_CASE("a hidden document whose source cannot be read stays hidden until it can", "[curation]") {
  const Curated indexer;
  indexer.curate("hide = [\"docs/letter.md\"]\n");
  REQUIRE(indexer.run_index().status == 0);
  indexer.curate("");
  fs::rename(indexer.folder(), indexer.file("away"));
  CHECK(indexer.run_index().status == 3);
  CHECK_FALSE(indexer.document(letter));
  fs::rename(indexer.file("away"), indexer.folder());
  CHECK(indexer.run_index().status == 0);
  CHECK(indexer.document(letter));
}

TEST_CASE("by degrees or at once, a curation makes the same index", "[curation]") {
  const std::vector<std::string> steps{
      "[[correct]]\nid = \"docs/letter.md\"\nwork = \"letter\"\ntitle = \"Refugees and asylum\"\n",
      "hide = [\"docs/letter.md\"]\n",
      "[[correct]]\nid = \"docs/letter.md\"\nlanguage = \"fr\"\n",
      "[[correct]]\nid = \"docs/letter.md\"\nwork = \"letter\"\ndate = \"2019\"\n[[correct]]\nid = "
      "\"docs/carta.es.md\"\nwork = \"letter\"\n",
      "[[correct]]\nid = \"docs/letter.md\"\nlanguage = \"en\"\nsymbol = \"A/RES/73/195\"\n[[correct]]\nid = "
      "\"docs/carta.es.md\"\nsymbol = \"A/RES/73/195\"\n",
      "[[correct]]\nid = \"docs/carta.es.md\"\ntitle = \"Refugiados y asilo\"\n",
      "",
  };
  const Curated by_degrees;
  REQUIRE(by_degrees.run_index().status == 0);
  for (const std::string& step : steps) {
    CAPTURE(step);
    by_degrees.curate(step);
    REQUIRE(by_degrees.run_index().status == 0);
    const std::string incremental = by_degrees.content();
    REQUIRE(by_degrees.run_index({"--full"}).status == 0);
    CHECK(incremental == by_degrees.content());
  }
}

TEST_CASE("a corrected title names concepts as any title does", "[curation]") {
  const Curated indexer;
  REQUIRE(indexer.run_index().status == 0);
  const std::vector<std::string> before = indexer.metadata(letter).concepts;
  indexer.curate("[[correct]]\nid = \"docs/letter.md\"\ntitle = \"Asylum\"\n");
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.metadata(letter).concepts.size() > before.size());
  indexer.curate("");
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.metadata(letter).concepts == before);
}

TEST_CASE("documents that a correction makes one work are one", "[curation]") {
  const Curated indexer;
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.reported("works") == 2);
  indexer.curate(
      "[[correct]]\nid = \"docs/letter.md\"\nwork = \"letter\"\n[[correct]]\nid = \"docs/carta.es.md\"\nwork = "
      "\"letter\"\n");
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.reported("works") == 1);
  indexer.curate("");
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.reported("works") == 2);
}

TEST_CASE("a corrected language is that of the passages too", "[curation]") {
  const Curated indexer;
  REQUIRE(indexer.run_index().status == 0);
  REQUIRE(indexer.document(letter)->passages.at(0).language == "en");
  indexer.curate("[[correct]]\nid = \"docs/letter.md\"\nlanguage = \"ht\"\n");
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.metadata(letter).language == "ht");
  CHECK(indexer.reported("changed") == 1);
  CHECK(indexer.reported("unchanged") == 1);
  indexer.curate("");
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.metadata(letter).language == "en");
}

TEST_CASE("an id that matches no document is a line in the report, and no error", "[curation]") {
  const Curated indexer;
  indexer.curate("hide = [\"docs/letter.md\",\n  \"docs/leter.md\"]\n");
  const tests::Outcome outcome = indexer.run_index();
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Contains("curation.toml:2: no document has the id \"docs/leter.md\""));
  CHECK_THAT(outcome.err, !Contains("curation.toml:1"));
}

TEST_CASE("pins and synonyms make a new generation, which carries them", "[curation]") {
  const Curated indexer;
  REQUIRE(indexer.run_index().status == 0);
  indexer.curate(
      "[[pin]]\nquery = \"Answer\"\nids = [\"docs/letter.md\"]\n[[synonyms]]\nen = [\"answer\", \"reply\"]\n");
  REQUIRE(indexer.run_index().status == 0);
  CHECK(indexer.generation() == 2);
  CHECK(indexer.reported("unchanged") == 2);
  const auto snapshot = passage::open_current(passage::GenerationStore(indexer.data()));
  REQUIRE(snapshot->curation.pin_of("answer") != nullptr);
  CHECK(snapshot->curation.pin_of("answer")->ids == std::vector<std::string>{"docs/letter.md"});
  REQUIRE(snapshot->synonyms);
  CHECK(snapshot->synonyms->size() == 1);
  indexer.curate("");
  REQUIRE(indexer.run_index().status == 0);
  CHECK_FALSE(passage::open_current(passage::GenerationStore(indexer.data()))->synonyms);
}

TEST_CASE("a mistake in the curation stops the run before anything is done", "[curation]") {
  const Curated indexer;
  indexer.curate("hid = []\n");
  const tests::Outcome outcome = indexer.run_index();
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Contains("curation.toml:1: unknown key \"hid\"; did you mean \"hide\"?"));
  CHECK_FALSE(fs::exists(indexer.data()));
}

TEST_CASE("a purge takes a document out of the curation that a generation carries", "[curation][purge]") {
  const Curated indexer;
  indexer.curate(
      "hide = [\"docs/carta.es.md\"]\n[[correct]]\nid = \"docs/letter.md\"\ntitle = \"To all governments\"\n"
      "[[pin]]\nquery = \"answer\"\nids = [\"docs/letter.md\"]\n");
  REQUIRE(indexer.run_index().status == 0);
  const tests::Outcome outcome =
      indexer.run({"purge", "--data", indexer.data().string(), "docs/letter.md", "docs/carta.es.md"});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::vector<std::string> words{"letter.md", "carta.es", "To all governments", "A letter"};
  CHECK(tests::traces(indexer.data(), words).empty());
  const tests::Outcome again = indexer.run_index();
  CHECK(again.status == 0);
  CHECK_THAT(again.err, Contains("curation.toml:3: this document was purged; take its id out of the file"));
  CHECK_THAT(again.err, !Contains("docs/letter.md"));
  CHECK(tests::traces(indexer.data(), words).empty());
}

TEST_CASE("posts of a site are corrected and hidden without being fetched again", "[curation][wordpress]") {
  tests::IndexedSite site;
  site.prefix = "curation = \"curation.toml\"\n";
  const auto curate = [&](const std::string& toml) {
    std::ofstream(site.indexer.file("curation.toml")) << toml;
    site.wordpress.change([](auto&) {});
    return site.index().status;
  };
  REQUIRE(curate("") == 0);
  REQUIRE(curate("[[correct]]\nid = \"site/post/1\"\ntitle = \"Shelters\"\n") == 0);
  CHECK(site.wordpress.asked("include=").empty());
  CHECK(site.indexer.document("site/post/1")->metadata.title == "Shelters");
  REQUIRE(curate("hide = [\"site/post/1\"]") == 0);
  CHECK(site.wordpress.asked("include=").empty());
  CHECK_FALSE(site.indexer.document("site/post/1"));
  REQUIRE(curate("") == 0);
  CHECK(site.wordpress.asked("include=").size() == 1);
  CHECK(site.indexer.document("site/post/1")->metadata.title == "Shelters on the route");
}
