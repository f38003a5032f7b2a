#include "indexer/curation/curation_file.h"

#include <fstream>
#include <regex>
#include <string>

#include <catch2/catch.hpp>

#include "indexer/config.h"

using Catch::Contains;
using namespace indexer;

namespace {

CurationFile parse(std::string_view toml) {
  return parse_curation(toml, "dir/curation.toml");
}

}  // namespace

TEST_CASE("a curation says what is corrected and what is hidden", "[curation]") {
  const CurationFile read = parse(R"(
hide = ["b", "a"]

[[correct]]
id = "docs/2.md"
title = "Second"
date = 2018-02-22
language = "ES"
organizations = "Red"
topics = ["wages", "families"]
url = "https://example.org/2"
work = "two"

[[correct]]
id = "docs/1.md"
date = "2018"
)");
  CHECK(read.curation.hidden == std::vector<std::string>{"a", "b"});
  CHECK(read.curation.hides("a"));
  CHECK_FALSE(read.curation.hides("c"));
  REQUIRE(read.curation.corrections.size() == 2);
  CHECK(read.curation.corrections[0].metadata.id == "docs/1.md");
  const passage::Metadata& second = read.curation.correction_of("docs/2.md")->metadata;
  CHECK(second.title == "Second");
  CHECK(second.date == passage::parse_date("2018-02-22"));
  CHECK(second.language == "es");
  CHECK(second.organizations == std::vector<std::string>{"Red"});
  CHECK(second.topics == std::vector<std::string>{"wages", "families"});
  CHECK(second.work == "two");
  CHECK(read.curation.correction_of("docs/3.md") == nullptr);
  CHECK(read.lines.at("docs/2.md") == 5);
  CHECK(read.lines.at("b") == 2);
  CHECK(parse("").curation.empty());
}

TEST_CASE("a curation pins documents to queries and puts synonyms beside each other", "[curation]") {
  const passage::Curation read = parse(R"(
[[pin]]
query = ["Asylum", "  ASILO   político "]
ids = ["docs/2.md", "docs/1.md"]

[[pin]]
query = "Wages"
ids = ["docs/3.md"]

[[synonyms]]
es = ["sin papeles", "indocumentado"]
en = "undocumented"
pt-BR = ["sem documentos"]
)")
                                     .curation;
  REQUIRE(read.pins.size() == 3);
  CHECK(read.pin_of("asylum")->ids == std::vector<std::string>{"docs/2.md", "docs/1.md"});
  CHECK(read.pin_of("asilo politico")->ids == read.pin_of("ASYLUM ")->ids);
  CHECK(read.pin_of("wages")->ids == std::vector<std::string>{"docs/3.md"});
  CHECK(read.pin_of("asylum wages") == nullptr);
  CHECK(read.pin_of("") == nullptr);
  REQUIRE(read.synonyms.size() == 1);
  CHECK(read.synonyms[0] ==
        passage::Curation::Synonyms{
            {"en", "undocumented"}, {"es", "sin papeles"}, {"es", "indocumentado"}, {"pt", "sem documentos"}});
}

TEST_CASE("a mistake in a curation is told with its line, and with what was probably meant", "[curation]") {
  struct Row {
    std::string toml;
    std::string message;
  };
  const std::vector<Row> rows{
      {"\n[[corect]]\nid = \"a\"", "curation.toml:2: unknown key \"corect\"; did you mean \"correct\"?"},
      {"[correct]\nid = \"a\"", "curation.toml:1: \"correct\" is a list of tables: write [[correct]]"},
      {"correct = [1]", "curation.toml:1: \"correct\" is a list of tables"},
      {"[[correct]]\nid = \"a\"\n\ntopic = [\"x\"]",
       "curation.toml:4: unknown key \"topic\" in [[correct]]; did you mean \"topics\"?"},
      {"[[correct]]\nid = \"a\"\nconcepts = [\"x\"]", "curation.toml:3: unknown key \"concepts\""},
      {"[[correct]]\ntitle = \"a\"", "curation.toml:1: this [[correct]] has no \"id\""},
      {"[[correct]]\nid = \"a\"", "curation.toml:1: this [[correct]] corrects nothing"},
      {"[[correct]]\nid = \"a\"\ntitle = \"x\"\n[[correct]]\nid = \"a\"\ndate = \"2018\"",
       "curation.toml:4: there are two [[correct]] for \"a\""},
      {"[[correct]]\nid = \"a\"\ntitle = 3", "curation.toml:3: \"title\" is a text that is not empty"},
      {"[[correct]]\nid = \"a\"\ntitle = \" \"", "curation.toml:3: \"title\" is a text that is not empty"},
      {"[[correct]]\nid = \"a\"\ntopics = []", "curation.toml:3: \"topics\" is an empty list"},
      {"[[correct]]\nid = \"a\"\ndate = \"soon\"", "curation.toml:3: \"date\" is a date like"},
      {"[[correct]]\nid = \"a\"\nlanguage = \"spanish!\"", "curation.toml:3: \"language\" cannot be used"},
      {"[[correct]]\nid = \"a\"\nurl = \"javascript:x\"", "curation.toml:3: \"url\" cannot be used"},
      {"[[correct]]\nid = \"a\"\ncountries = [\"Mexico\"]", "curation.toml:3: \"countries\" cannot be used"},
      {"[[correct]]\nid = \"a\\nb\"\ntitle = \"x\"", "curation.toml:2: an id has 1 to 200 bytes"},
      {"hide = \"a\"", "curation.toml:1: \"hide\" is a list of ids"},
      {"hide = [\"a\",\n\"b\",\n\"a\"]", "curation.toml:3: \"a\" is hidden twice"},
      {"hide = [\"a\"\n[", "curation.toml:2:"},
      {"[[pin]]\nquery = \"a\"", "curation.toml:1: this [[pin]] has no \"ids\""},
      {"[[pin]]\nids = [\"a\"]", "curation.toml:1: this [[pin]] has no \"query\""},
      {"[[pin]]\nids = \"a\"", "curation.toml:2: \"ids\" is a list"},
      {"[[pin]]\nquery = []", "curation.toml:2: \"query\" is an empty list"},
      {"[[pin]]\nquery = \"a\"\nid = [\"b\"]", "curation.toml:3: unknown key \"id\" in [[pin]]; did you mean \"ids\"?"},
      {"[[pin]]\nquery = \"a\"\nids = [\"b\",\n\"b\"]", "curation.toml:4: \"b\" is pinned twice"},
      {"[[pin]]\nquery = \"a\"\nids = [\"b\"]\n[[pin]]\nquery = \"A\"\nids = [\"c\"]",
       "curation.toml:4: something is pinned to \"a\" already"},
      {"[[synonyms]]\nes = [\"a\"]", "curation.toml:1: this [[synonyms]] has fewer than two words"},
      {"[[synonyms]]\nwords = [\"a\", \"b\"]", "curation.toml:2: \"words\" is no language"},
      {"[[synonyms]]\nes = []", "curation.toml:2: \"es\" is an empty list"},
      {"[[synonyms]]\nes = [\"a|b\", \"c\"]", "curation.toml:2: a synonym has at most 250 bytes"},
      {"[[synonyms]]\nes = [\"a\\tb\", \"c\"]", "curation.toml:2: a synonym has at most 250 bytes"},
      {"[[synonyms]]\nes = [\"" + std::string(251, 'a') + "\", \"c\"]", "curation.toml:2: a synonym has at most 250"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.toml);
    CHECK_THROWS_WITH(parse(row.toml), Contains(row.message));
    CHECK_THROWS_AS(parse(row.toml), ConfigError);
  }
  std::string many_ids;
  std::string many_words;
  for (int i = 0; i < 21; ++i) many_ids += "\"" + std::to_string(i) + "\",";
  for (int i = 0; i < 13; ++i) many_words += "\"w" + std::to_string(i) + "\",";
  CHECK_THROWS_WITH(parse("[[pin]]\nquery = \"a\"\nids = [" + many_ids + "]"), Contains("at most 20 documents"));
  CHECK_THROWS_WITH(parse("[[synonyms]]\nes = [" + many_words + "]"), Contains("at most 12 words"));
  CHECK_THROWS_WITH(load_curation("/nowhere/curation.toml"), Contains("cannot read the curation /nowhere"));
}

TEST_CASE("the example of a curation says nothing, and all of it is right once it is uncommented", "[curation]") {
  const std::string file = PASSAGE_SOURCE_DIR "/indexer/curation.example.toml";
  CHECK(load_curation(file).curation.empty());
  std::ifstream in(file);
  std::string uncommented;
  const std::regex setting(R"(# (\[\[.*\]\]|[a-z]+ = .*))");
  for (std::string line; std::getline(in, line);) {
    std::smatch matched;
    if (std::regex_match(line, matched, setting)) uncommented += matched[1].str() + "\n";
  }
  const CurationFile all = parse(uncommented);
  CHECK(all.curation.corrections.size() == 1);
  CHECK(all.curation.hidden.size() == 1);
  CHECK(all.curation.pins.size() == 2);
  CHECK(all.curation.synonyms.size() == 1);
}
