#include "indexer/concept_recognizer.h"

#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/temporary_directory.h"

using namespace indexer;

namespace {

using Names = std::vector<std::string>;

const std::filesystem::path small = PASSAGE_SOURCE_DIR "/tests/cases/thesaurus/small.ttl";

passage::Document document(const std::string& title, const std::vector<std::string>& passages,
                           const std::string& language = "en") {
  passage::Document made{.metadata = {.title = title, .language = language}};
  for (const std::string& text : passages) made.passages.push_back({.text = text, .language = language});
  return made;
}

Names concepts(const passage::Document& document) {
  static const ConceptRules rules = concept_rules({small}, false);
  return ConceptRecognizer(rules).concepts(document);
}

}  // namespace

TEST_CASE("a concept counts when the title names it, or the text twice") {
  CHECK(concepts(document("On refugees", {"Nothing else."})) == Names{"refugee"});
  CHECK(concepts(document("On ships", {"A refugee came."})) == Names{});
  CHECK(concepts(document("On ships", {"A refugee came.", "The refugees stayed."})) == Names{"refugee"});
  CHECK(concepts(document("On ships", {})) == Names{});
}

TEST_CASE("the most named come first, longer names before words that are everywhere") {
  CHECK(concepts(document("", {"Migrants, migrants, migrants. A visa, a visa. Trafficking in persons, trafficking in "
                               "persons. World Health Organization and WHO."})) ==
        Names{"trafficking", "who", "migrant", "visa"});
}

TEST_CASE("a passage is read by the labels of its language") {
  passage::Document mixed = document("", {"Refugiados, refugiados.", "Un visto, un visto; o visto, o visto."}, "en");
  CHECK(concepts(mixed) == Names{});
  mixed.passages[0].language = "es-MX";
  mixed.passages[1].language = "pt";
  CHECK(concepts(mixed) == Names{"visa", "refugee"});
  CHECK(concepts(document("", {"refugee refugiado"}, "und")) == Names{"refugee"});
  CHECK(concepts(document("refugee", {"refugee refugee"}, "it")) == Names{});
  CHECK(concepts(document("难民营", {"移民和难民营"}, "zh")) == Names{"refugee-camp"});
}

TEST_CASE("one word of a hidden label counts for nothing in a text") {
  CHECK(concepts(document("", {"Se trata de eso. Se trata de esto."}, "es")) == Names{});
  CHECK(concepts(document("", {"Contra la trata, contra la trata."}, "es")) == Names{"trafficking"});
}

TEST_CASE("at most twenty concepts of a document are kept") {
  tests::TemporaryDirectory directory;
  const auto file = directory.path() / "terms.tsv";
  std::string table = "en\n";
  std::string text;
  for (char first = 'a'; first <= 'z'; ++first) {
    const std::string word = std::string("term") + first + "x";
    table += word + "\n";
    for (int i = 0; i < 2 + first - 'a'; ++i) text += word + ". ";
  }
  std::ofstream(file) << table;
  const Names names = ConceptRecognizer(concept_rules({file}, false)).concepts(document("", {text}));
  REQUIRE(names.size() == 20);
  CHECK(names.front() == "termzx");
  CHECK(names.back() == "termgx");
}

TEST_CASE("the digest follows the content of the thesauri") {
  tests::TemporaryDirectory directory;
  const auto file = directory.path() / "terms.tsv";
  std::ofstream(file) << "en\nwage\n";
  const std::string one = concept_rules({file}, false).digest;
  CHECK(one == concept_rules({file}, false).digest);
  CHECK(one != concept_rules({file}, true).digest);
  std::ofstream(file) << "en\nwages\n";
  CHECK(one != concept_rules({file}, false).digest);
  CHECK(concept_rules({}, false).digest.empty());
  CHECK(ConceptRecognizer(concept_rules({}, false)).concepts(document("refugee", {})).empty());
}
