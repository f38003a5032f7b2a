#include "passage/thesaurus/thesaurus.h"

#include <fstream>
#include <string>

#include <catch2/catch.hpp>

#include "passage/error.h"
#include "tests/processor_time.h"
#include "tests/temporary_directory.h"

using namespace passage;
using Catch::Matchers::Contains;

namespace {

const std::string prefixes =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix : <https://example.org/terms/> .\n";

std::vector<std::string> names(const Thesaurus& thesaurus) {
  std::vector<std::string> all;
  for (ConceptId id = 0; id < thesaurus.size(); ++id) all.emplace_back(thesaurus.name(id));
  return all;
}

std::vector<std::string> texts(const std::vector<Label>& labels) {
  std::vector<std::string> all;
  for (const Label& label : labels) all.push_back(std::string(label.text) + "@" + std::string(label.language));
  return all;
}

using Texts = std::vector<std::string>;
using Files = std::vector<ThesaurusFile>;

}  // namespace

TEST_CASE("files add to the concepts of others", "[thesaurus]") {
  const Thesaurus thesaurus(Files{
      {"one.ttl", prefixes + ":wage skos:prefLabel \"wage\"@en ; skos:altLabel \"pay\"@en ; skos:broader :work ."},
      {"two.ttl", prefixes + ":work skos:prefLabel \"work\"@en .\n"
                             ":wage skos:prefLabel \"salario\"@es ; skos:hiddenLabel \"sallary\"@en ;"
                             " skos:broader :work , :wage , :unknown ."}});
  REQUIRE(thesaurus.size() == 2);
  const auto wage = thesaurus.find("wage");
  REQUIRE(wage);
  CHECK(texts(thesaurus.labels(*wage)) == Texts{"wage@en", "pay@en", "sallary@en", "salario@es"});
  CHECK(texts(thesaurus.translations(*wage)) == Texts{"wage@en", "pay@en", "salario@es"});
  CHECK(texts(thesaurus.translations(*wage, 1)) == Texts{"wage@en", "salario@es"});
  REQUIRE(thesaurus.broader(*wage).size() == 1);
  CHECK(thesaurus.name(thesaurus.broader(*wage).front()) == "work");
  CHECK(thesaurus.broader(*thesaurus.find("work")).empty());
  CHECK_FALSE(thesaurus.find("rent"));
  CHECK(std::vector<std::string>(thesaurus.languages().begin(), thesaurus.languages().end()) == Texts{"en", "es"});
}

TEST_CASE("a concept is known by the end of its IRI where that is made of words, else by its label", "[thesaurus]") {
  const std::string iris =
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
      "<https://example.org/terms/fair-wage> skos:prefLabel \"decent wage\"@en .\n"
      "<https://example.org/terms#Wage%20theft> skos:prefLabel \"x\"@en .\n"
      "<https://example.org/terms/1001456> skos:prefLabel \"Women's rights\"@en , \"derechos\"@es .\n"
      "<urn:terms:COL001> skos:prefLabel \"Права женщин\"@ru .\n"
      "<urn:terms:2> skos:prefLabel \"women's rights\"@en .\n"  // the same again
      "<urn:terms:3> skos:prefLabel \"!\"@en .\n";
  CHECK(names(Thesaurus(Files{{"terms.ttl", iris}})) ==
        Texts{"fair-wage", "wage-20theft", "women-s-rights", "права-женщин", "concept"});
  CHECK(names(Thesaurus(Files{{"terms.tsv", "en\tes\nFair wage\tx\n\tsalario\n"}})) == Texts{"fair-wage", "salario"});
}

TEST_CASE("a concept of the same name in another file is the same concept", "[thesaurus]") {
  const Thesaurus thesaurus(Files{{"one.ttl", prefixes + ":fair-wage skos:prefLabel \"fair wage\"@en ."},
                                  {"two.tsv", "id\ten\tde\n12\tFair wage\tgerechter Lohn\n13\tfair wage\tLohn\n"}});
  REQUIRE(thesaurus.size() == 1);
  CHECK(texts(thesaurus.labels(0)) == Texts{"gerechter Lohn@de", "Lohn@de", "fair wage@en", "Fair wage@en"});
}

TEST_CASE("the endings of names say what files are", "[thesaurus]") {
  tests::TemporaryDirectory directory;
  const auto file = directory.path() / "Terms.TSV";
  std::ofstream(file) << "en\nwage\n";
  CHECK(Thesaurus(thesaurus_files({file}, false)).size() == 1);
  CHECK(Thesaurus(thesaurus_files({file})).size() > 600);
  CHECK_THROWS_WITH(Thesaurus(Files{{"terms.json", "{}"}}), Contains("terms.json") && Contains(".ttl"));
  CHECK_THROWS_WITH(thesaurus_files({directory.path() / "none.ttl"}), Contains("none.ttl"));
  CHECK(thesaurus_files({}, false).empty());
  CHECK(Thesaurus(Files{}).size() == 0);
}

TEST_CASE("the project's own thesaurus is there at once", "[thesaurus]") {
  (void)Thesaurus(thesaurus_files({}));  // tables of ICU and the stemmers are loaded once in a process
  const double began = processor_seconds();
  const Thesaurus thesaurus(thesaurus_files({}));
  CHECK(processor_seconds() - began < 3);  // 0.15 s are meant; builds with sanitizers are slower
  CHECK(thesaurus.size() > 600);
}
