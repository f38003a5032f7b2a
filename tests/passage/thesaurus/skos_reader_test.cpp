#include "passage/thesaurus/skos_reader.h"

#include <string>

#include <catch2/catch.hpp>

#include "passage/error.h"

using namespace passage;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

const std::string prefixes =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix : <https://example.org/terms/> .\n";

std::vector<ConceptRecord> turtle(const std::string& body) {
  return read_skos(prefixes + body, RdfSyntax::Turtle, "terms.ttl");
}

std::vector<ConceptRecord> rdf_xml(const std::string& body) {
  return read_skos(
      "<?xml version=\"1.0\"?>\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
      "  xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\" xml:base=\"https://example.org/terms/\">\n" +
          body + "</rdf:RDF>\n",
      RdfSyntax::RdfXml, "terms.rdf");
}

std::string error_of(const std::string& content, RdfSyntax syntax) {
  try {
    (void)read_skos(content, syntax, "terms.ttl");
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

const ConceptRecord wage{.iri = "https://example.org/terms/wage",
                         .labels = {{"wage", "en", LabelKind::Preferred},
                                    {"salario", "es", LabelKind::Preferred},
                                    {"paga", "es", LabelKind::Alternative},
                                    {"sallary", "en", LabelKind::Hidden}},
                         .broader = {"https://example.org/terms/work"}};

}  // namespace

TEST_CASE("concepts are read from Turtle", "[thesaurus]") {
  const auto records = turtle(
      "# a comment\n"
      ":wage a skos:Concept ; skos:broader :work ; skos:definition \"What work is paid with.\"@en ;\n"
      "  skos:prefLabel \"wage\"@en , \" salario \"@es ; skos:altLabel \"paga\"@es-MX ;\n"
      "  skos:hiddenLabel \"sallary\"@en ; skos:altLabel \"\"@fr .\n"
      "<https://example.org/terms/nothing> a skos:Concept .\n");
  REQUIRE(records.size() == 1);
  CHECK(records.front() == wage);
}

TEST_CASE("concepts are read from RDF/XML", "[thesaurus]") {
  const auto records = rdf_xml(
      "<skos:Concept rdf:about=\"wage\">\n"
      "  <skos:broader rdf:resource=\"work\"/><skos:prefLabel xml:lang=\"en\">wage</skos:prefLabel>\n"
      "  <skos:prefLabel xml:lang=\"es\"> salario </skos:prefLabel>\n"
      "  <skos:altLabel xml:lang=\"es-MX\"><![CDATA[paga]]></skos:altLabel>\n"
      "  <skos:hiddenLabel xml:lang=\"en\">sallary</skos:hiddenLabel>\n"
      "</skos:Concept>\n"
      "<skos:ConceptScheme rdf:about=\"all\"/>\n");
  REQUIRE(records.size() == 1);
  CHECK(records.front() == wage);
}

TEST_CASE("what RDF/XML allows beside is read too", "[thesaurus]") {
  // A node within a property, labels as attributes, an inherited language, a Description with a type, an ID.
  const auto records = rdf_xml(
      "<rdf:Description rdf:about=\"work\" xml:lang=\"en\" skos:prefLabel=\"work\">\n"
      "  <rdf:type rdf:resource=\"http://www.w3.org/2004/02/skos/core#Concept\"/>\n"
      "  <skos:narrower><skos:Concept rdf:ID=\"wage\"><skos:prefLabel>wage</skos:prefLabel></skos:Concept>"
      "</skos:narrower>\n"
      "  <skos:note rdf:parseType=\"Resource\"><skos:prefLabel>note</skos:prefLabel></skos:note>\n"
      "  <skos:note rdf:parseType=\"Literal\"><skos:Concept><skos:prefLabel>no</skos:prefLabel></skos:Concept>"
      "</skos:note>\n"
      "</rdf:Description>\n"
      "<skos:Concept><skos:prefLabel>no name, no language</skos:prefLabel></skos:Concept>\n");
  REQUIRE(records.size() == 4);
  CHECK(records[0].iri == "https://example.org/terms/work");
  CHECK(records[0].labels == std::vector<LabelRecord>{{"work", "en", LabelKind::Preferred}});
  CHECK(records[1].iri == "https://example.org/terms/#wage");
  CHECK(records[1].broader == std::vector<std::string>{"https://example.org/terms/work"});
  CHECK(records[2].labels.front().text == "note");
  CHECK(records[3].labels.front().language == "und");
}

TEST_CASE("errors name the file and the line", "[thesaurus]") {
  CHECK_THAT(error_of(prefixes + ":wage skos:prefLabel \"wage@en .\n", RdfSyntax::Turtle), StartsWith("terms.ttl:3: "));
  CHECK_THAT(error_of(prefixes + "\n:wage ] .\n", RdfSyntax::Turtle), StartsWith("terms.ttl:4: "));
  CHECK_THAT(error_of(prefixes + "\n" + std::string(1, '\0') + "\n", RdfSyntax::Turtle),
             StartsWith("terms.ttl:4: it is not text"));
  CHECK_THAT(error_of("<a>\n<b>\n</a>", RdfSyntax::RdfXml), StartsWith("terms.ttl:3: it is not well-formed XML"));
  CHECK_THAT(error_of("", RdfSyntax::RdfXml), StartsWith("terms.ttl:"));
  CHECK_THAT(error_of("<a>\xFF</a>", RdfSyntax::RdfXml), StartsWith("terms.ttl:1: "));
  CHECK(error_of(prefixes, RdfSyntax::Turtle) == "no error");
}

TEST_CASE("brackets without end are an error, not a crash", "[thesaurus]") {
  std::string brackets = prefixes + ":a :b ";
  for (int i = 0; i < 300'000; ++i) brackets += "[ :b ";
  CHECK_THAT(error_of(brackets, RdfSyntax::Turtle), Contains("nested too deeply"));
  std::string lists = prefixes + ":a :b ";
  for (int i = 0; i < 300'000; ++i) lists += "( ";
  CHECK_THAT(error_of(lists, RdfSyntax::Turtle), Contains("nested too deeply"));
  std::string elements;
  for (int i = 0; i < 100'000; ++i) elements += "<a>";
  CHECK_THAT(error_of(elements, RdfSyntax::RdfXml), StartsWith("terms.ttl:1: "));
}

TEST_CASE("entities that multiply are an error, and none is fetched", "[thesaurus]") {
  std::string bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">";
  for (char name = 'b'; name <= 'k'; ++name) {
    bomb += std::string("<!ENTITY ") + name + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(name - 1) + ";";
    bomb += "\">";
  }
  bomb += "]><a b=\"&k;\"/>";
  CHECK(error_of(bomb, RdfSyntax::RdfXml) != "no error");
  const std::string outside = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>";
  CHECK(read_skos(outside, RdfSyntax::RdfXml, "terms.rdf").empty());
}
