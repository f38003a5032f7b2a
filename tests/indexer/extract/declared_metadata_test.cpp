#include "indexer/extract/declared_metadata.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/processor_time.h"

using indexer::DeclaredMetadata;
using indexer::read_declared_json;
using indexer::read_declared_yaml;

namespace {

DeclaredMetadata from_json(const char* json) {
  rapidjson::Document document;
  document.Parse(json);
  REQUIRE_FALSE(document.HasParseError());
  return read_declared_json(document);
}

}  // namespace

TEST_CASE("Every member of the contract is read") {
  const auto declared =
      from_json(R"({"id":"i","url":"https://e.org","title":" T ","language":"es","date":"2018-02","kind":"report",
      "authors":["A","B"],"organizations":["O"],"event":"E","countries":["MX"],"topics":["t"],"symbol":"A/RES/73/195",
      "publisher":"P","rights":"R","identifier":"doi:1","work":"w","text":"ignored","unknown":{"a":1}})");
  CHECK(declared.remarks.empty());
  const passage::Metadata& metadata = declared.metadata;
  for (const auto& member : passage::text_members()) {
    CAPTURE(member.name);
    CHECK_FALSE((metadata.*member.member).empty());
  }
  for (const auto& member : passage::list_members()) {
    CAPTURE(member.name);
    CHECK_FALSE((metadata.*member.member).empty());
  }
  CHECK(metadata.title == "T");
  CHECK(metadata.authors.size() == 2);
  CHECK(metadata.date->text == "2018-02");
}

TEST_CASE("JSON and YAML read alike") {
  const auto json =
      from_json(R"({"title":"T","tags":"one","lang":"fr","date":2018,"countries":["MX","US"],"symbol":null})");
  const auto yaml = read_declared_yaml("title: T\ntags: one\nlang: fr\ndate: 2018\ncountries: [MX, US]\nsymbol: ~\n");
  CHECK(json.metadata == yaml.metadata);
  CHECK(json.metadata.topics == std::vector<std::string>{"one"});
  CHECK(json.metadata.date->text == "2018");
  CHECK(json.metadata.language == "fr");
}

TEST_CASE("A member's own name wins over its aliases") {
  const auto declared = from_json(
      R"({"published_time":"2017-01-01","link":"https://a.org","date":"2018-02-22","url":"https://b.org","author":"A"})");
  CHECK(declared.metadata.date->text == "2018-02-22");
  CHECK(declared.metadata.url == "https://b.org");
  CHECK(declared.metadata.authors == std::vector<std::string>{"A"});
}

TEST_CASE("Wrong types and dates are remarks") {
  const auto declared = from_json(
      R"({"title":{"a":1},"language":["es","fr"],"topics":[{"a":1}],"date":"31/02/2018","authors":true,"event":"E"})");
  CHECK(declared.metadata.title.empty());
  CHECK(declared.metadata.language.empty());
  CHECK(declared.metadata.topics.empty());
  CHECK_FALSE(declared.metadata.date);
  CHECK(declared.metadata.event == "E");
  CHECK(declared.remarks.size() == 4);
}

TEST_CASE("Drafts and private texts are withheld") {
  CHECK(from_json(R"({"draft":true})").withheld);
  CHECK(from_json(R"({"status":"Draft"})").withheld);
  CHECK(from_json(R"({"visibility":"private"})").withheld);
  CHECK(read_declared_yaml("published: false\n").withheld);
  CHECK_FALSE(from_json(R"({"draft":false,"status":"final","published":"2018-02-22"})").withheld);
  CHECK(from_json(R"({"published":"2018-02-22"})").metadata.date->text == "2018-02-22");
}

TEST_CASE("YAML's escaped no-break space and line separators are spaces, also behind letters of several bytes") {
  const auto title = [](const char* yaml) { return read_declared_yaml(yaml).metadata.title; };
  CHECK(title(R"(title: "Immigration\_Reform, May 4,\_2021")") == "Immigration Reform, May 4, 2021");
  CHECK(title(R"(title: "Réfugié\_e\Ns\Lde\Pl'été")") == "Réfugié e s de l'été");
  CHECK(title(R"(title: "à\_…")") == "à …");
  CHECK(title(R"(title: a\_b)") == R"(a\_b)");
  CHECK(title(R"(title: "a\\_b")") == R"(a\_b)");
  CHECK(read_declared_yaml(R"(tags: ["fair\_hiring"])").metadata.topics == std::vector<std::string>{"fair hiring"});
}

TEST_CASE("Hostile YAML does no harm") {
  std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c <= 'l'; ++c) {
    bomb += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 9; ++i) bomb += std::string(i > 0 ? "," : "") + "*" + static_cast<char>(c - 1);
    bomb += "]\n";
  }
  bomb += "title: T\ntopics: *l\n";
  const double start = processor_seconds();
  CHECK(read_declared_yaml(bomb).metadata.title == "T");
  CHECK(read_declared_yaml(std::string(60000, '[')).remarks.size() == 1);
  CHECK(read_declared_yaml("a: " + std::string(60000, '{')).remarks.size() == 1);
  CHECK(read_declared_yaml(std::string(65 * 1024, ' ') + "title: T").metadata.title.empty());
  CHECK(read_declared_yaml("&a [*a]").remarks.size() == 1);
  CHECK(read_declared_yaml("title: T\nself: &s {me: *s}\n").remarks.size() <= 1);
  CHECK(processor_seconds() - start < 2);
}
