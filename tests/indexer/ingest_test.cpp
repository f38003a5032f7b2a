// passage-indexer itself, run as people run it: the real extractors in their sandbox, the real index.
#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include "passage/text/language.h"
#include "tests/indexer/indexer.h"

namespace fs = std::filesystem;
using tests::Indexer;
using tests::Outcome;
using tests::shell_quoted;

namespace {

const std::string statement =
    "---\ntitle: At the border\ndate: 2018-02-22\nlanguage: en\n---\n\n# At the border\n\nEveryone has the right to "
    "seek "
    "asylum, and nobody may be sent back to danger.\n";

}  // namespace

TEST_CASE("documents go in, change and go, and each run says so by its status") {
  const Indexer indexer;
  indexer.write("a.md", statement);
  indexer.write("sub/b.html",
                "<html lang=es><title>Frontera</title><body><main><h1>Frontera</h1><p>Nadie puede ser devuelto a un "
                "lugar donde su vida corra peligro.</main>");
  indexer.write("talk.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ana>We ask three things.\n");
  Outcome run = indexer.index();
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(run.out.empty());
  CHECK_THAT(run.err, Catch::Contains("Published generation 1: 3 documents"));
  const auto document = indexer.document("docs/a.md");
  REQUIRE(document);
  CHECK(document->metadata.title == "At the border");
  CHECK(document->metadata.date == passage::parse_date("2018-02-22"));
  CHECK(document->file_size == statement.size());
  REQUIRE(document->passages.size() == 1);
  CHECK(document->passages[0].locator.heading == "At the border");
  CHECK(indexer.document("docs/sub/b.html")->metadata.language == "es");
  const auto talk = indexer.document("docs/talk.vtt");
  REQUIRE(talk);
  CHECK(talk->passages[0].locator.speaker == "Ana");
  CHECK(talk->passages[0].locator.start == 1.0);

  run = indexer.index();
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Catch::Contains("Nothing has changed"));

  fs::remove(indexer.folder() / "talk.vtt");
  indexer.write("new.txt", "A new statement about wages, signed by nobody yet.");
  CHECK(indexer.index().status == 0);
  CHECK_FALSE(indexer.document("docs/talk.vtt"));
  CHECK(indexer.document("docs/new.txt"));
  // Carried over from the generation before, in full.
  CHECK(indexer.document("docs/a.md") == document);

  CHECK(indexer.run({"verify", "--data", indexer.data().string()}).status == 0);
  CHECK(indexer.run({"rollback", "--data", indexer.data().string()}).status == 0);
  CHECK(indexer.document("docs/talk.vtt"));
}

TEST_CASE("what cannot be read is in the report, the rest is published, and the second run is at peace") {
  const Indexer indexer;
  indexer.write("good.md", statement);
  indexer.write("broken.pdf", "%PDF-1.7\nnothing more");
  indexer.write("zero.txt", "");
  indexer.write("picture.png", "\x89PNG\r\n\x1a\n");
  CHECK(indexer.index().status == 3);
  const auto report = indexer.report();
  CHECK(report["refused"].Size() == 3);
  for (const auto& refused : report["refused"].GetArray()) {
    CHECK(refused["new"].GetBool());
    CHECK(std::string(refused["sentence"].GetString()).size() > 20);
  }
  CHECK(indexer.document("docs/good.md"));
  CHECK(indexer.index().status == 0);
  CHECK(indexer.report()["refused"].Size() == 3);
}

TEST_CASE("pages that name each other as translations become one work, whenever they come") {
  const auto page = [](const std::string& language, const std::string& other, const std::string& text) {
    return "<html lang=" + language + "><head><link rel=canonical href=https://example.org/" + language +
           "/a.html><link rel=alternate hreflang=" + other + " href=../" + other + "/a.html></head><body><p>" + text;
  };
  tests::Indexer indexer;
  indexer.write("en.html", page("en", "es", "The network asks every government to end the practice within two years."));
  REQUIRE(indexer.index().status == 0);
  CHECK(indexer.report()["works"].GetInt() == 1);
  indexer.write("es.html", page("es", "en", "La red pide a todos los gobiernos que pongan fin a esa práctica."));
  indexer.write("fr.html",
                page("fr", "en", "Le réseau demande à tous les gouvernements de mettre fin à cette pratique."));
  REQUIRE(indexer.index().status == 0);
  CHECK(indexer.report()["unchanged"].GetInt() == 1);
  CHECK(indexer.report()["documents"].GetInt() == 3);
  CHECK(indexer.report()["works"].GetInt() == 2);            // the English page does not name the French one
  CHECK(indexer.report()["suspectedVersions"].Size() == 1);  // so it is said
}

TEST_CASE("every kind of exit status") {
  const Indexer indexer;
  indexer.write("a.md", statement);
  const std::string data = indexer.data().string();
  const std::string folder = indexer.folder().string();
  CHECK(indexer.run({"index", "--dta", data, folder}).status == 2);
  CHECK_THAT(indexer.run({"index", "--dta", data, folder}).err, Catch::Contains("--data"));
  CHECK(indexer.run({"index", "--data", data}).status == 2);
  CHECK(indexer.run({"index", "--data", data, "--progress", "fancy", folder}).status == 2);
  CHECK(indexer.run({"index", "--data", data, "--config", "/nonexistent.toml"}).status == 2);
  CHECK(indexer.run({"index", "--data", data, "/nonexistent"}).status == 4);
  CHECK_FALSE(passage::GenerationStore(data).current());
  CHECK(indexer.run({"index", "--data", "/dev/null/x", folder}).status == 1);
  CHECK(indexer.index().status == 0);
  fs::remove(indexer.folder() / "a.md");
  CHECK(indexer.index().status == 4);
  CHECK(indexer.document("docs/a.md"));
  CHECK(indexer.index({"--allow-shrink", folder}).status == 0);
  CHECK_FALSE(indexer.document("docs/a.md"));
  {
    const auto lock = passage::StoreLock::acquire(data);
    CHECK(indexer.index().status == 5);
  }
  CHECK(indexer.run({"--version"}).status == 0);
  CHECK(indexer.run({"index", "--help"}).status == 0);
}

TEST_CASE("sources of the configuration are known by their names") {
  const Indexer indexer;
  indexer.write("a.md", statement);
  std::ofstream(indexer.file("indexer.toml"))
      << "[[source]]\nname = \"library\"\npath = \"docs\"\nkind = \"statement\"\n"
         "base_url = \"https://example.org/docs\"\nserve = true\n";
  const std::string config = indexer.file("indexer.toml").string();
  CHECK(indexer.index({"--config", config}).status == 0);
  const auto document = indexer.document("library/a.md");
  REQUIRE(document);
  CHECK(document->metadata.kind == "statement");
  CHECK(document->metadata.url == "https://example.org/docs/a.md");
  CHECK(document->source == "library");
  CHECK(document->file == indexer.folder() / "a.md");
  CHECK(indexer.index({"--config", config, "library"}).status == 0);
  const Outcome misspelt = indexer.index({"--config", config, "libary"});
  CHECK(misspelt.status == 2);
  CHECK_THAT(misspelt.err, Catch::Contains("library"));
}

TEST_CASE("a run that is killed leaves what was published, and nothing in the way of the next") {
  const Indexer indexer;
  indexer.write("a.md", statement);
  CHECK(indexer.index().status == 0);
  for (int i = 0; i < 200; ++i) indexer.write(std::to_string(i) + ".md", statement + std::to_string(i));
  const std::string command = "timeout -s KILL 0.05 " + shell_quoted(PASSAGE_INDEXER) + " index --data " +
                              shell_quoted(indexer.data().string()) + " " + shell_quoted(indexer.folder().string()) +
                              " 2>/dev/null";
  (void)std::system(command.c_str());
  CHECK(indexer.run({"verify", "--data", indexer.data().string()}).status == 0);
  CHECK(indexer.document("docs/a.md"));
  CHECK(indexer.index().status == 0);
  CHECK(indexer.document("docs/199.md"));
}

TEST_CASE("extract shows what would be indexed") {
  const Indexer indexer;
  indexer.write("a.md", statement);
  indexer.write("a.md.meta.json", R"({"kind": "statement"})");
  const Outcome text = indexer.run({"extract", (indexer.folder() / "a.md").string()});
  CHECK(text.status == 0);
  CHECK_THAT(text.out, Catch::Contains("title: At the border") && Catch::Contains("under At the border") &&
                           Catch::Contains("right to seek asylum"));
  const Outcome json = indexer.run({"extract", "--json", (indexer.folder() / "a.md").string()});
  rapidjson::Document parsed;
  parsed.Parse(json.out.c_str());
  REQUIRE_FALSE(parsed.HasParseError());
  CHECK(parsed["document"]["kind"] == "statement");
  CHECK(parsed["document"]["language"] == "en");
  CHECK(parsed["document"]["date"] == "2018-02-22");
  CHECK(parsed["passages"][0]["heading"] == "At the border");
  indexer.write("broken.pdf", "%PDF-1.7\nnothing more");
  const Outcome broken = indexer.run({"extract", (indexer.folder() / "broken.pdf").string()});
  CHECK(broken.status == 1);
  CHECK_THAT(broken.err, Catch::Contains("damaged"));
  CHECK(indexer.run({"extract", "/nonexistent"}).status == 1);
}

TEST_CASE("the project's own samples go in, with the metadata of their manifest") {
  const fs::path samples = fs::path(PASSAGE_SOURCE_DIR) / "corpus" / "samples";
  if (!fs::exists(samples / "manifest.jsonl")) {
    WARN("SKIPPED: there are no samples");
    return;
  }
  const Indexer indexer;
  const Outcome run = indexer.index({samples.string()});
  INFO(run.err);
  CHECK((run.status == 0 || run.status == 3));  // one of them is a scan on purpose
  const auto report = indexer.report();
  CHECK(report["documents"].GetUint() >= 24);
  for (const auto& refused : report["refused"].GetArray()) {
    INFO(refused["file"].GetString());
    CHECK(std::string(refused["reason"].GetString()) != "bad_metadata");
    CHECK(std::string(refused["reason"].GetString()) != "crashed");
  }
  for (const auto& remark : report["remarks"].GetArray()) {
    const std::string text = remark["remark"].GetString();
    INFO(remark["file"].GetString() << ": " << text);
    CHECK(text.find("reads like") == std::string::npos);
  }
}
