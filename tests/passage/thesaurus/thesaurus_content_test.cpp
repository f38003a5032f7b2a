// What corpus/thesaurus promises (its README.md).
#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include "passage/thesaurus/thesaurus_file.h"
#include "passage/thesaurus/turtle_reader.h"
#include "tests/passage/thesaurus/matched_text.h"

using namespace passage;

namespace {

constexpr std::array<std::string_view, 8> languages{"ar", "en", "es", "fr", "ht", "pt", "ru", "zh"};
const std::string skos = "http://www.w3.org/2004/02/skos/core#";
const std::string type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const std::string scheme = "urn:passage:thesaurus";

struct Said {
  std::string property;  ///< Without the namespace of SKOS.
  std::string object;
  std::string language;
};

struct Content {
  std::map<std::string, std::vector<Said>> about;  ///< By IRI; with the file's name under "file".
  std::vector<std::string> twice;

  [[nodiscard]] bool is_concept(const std::string& iri) const {
    const auto found = about.find(iri);
    return found != about.end() && std::ranges::any_of(found->second, [](const Said& one) {
             return one.property == type && one.object == skos + "Concept";
           });
  }
};

Content read() {
  Content content;
  for (const ThesaurusFile& file : thesaurus_files({})) {
    std::set<std::string> here;
    read_turtle(file.content, file.name, [&](const RdfStatement& statement) {
      const std::string subject(statement.subject);
      if (here.insert(subject).second && content.about.contains(subject)) content.twice.push_back(subject);
      std::string property(statement.predicate);
      if (property.starts_with(skos)) property.erase(0, skos.size());
      content.about[subject].push_back({property, std::string(statement.object), std::string(statement.language)});
    });
  }
  return content;
}

const Content& own() {
  static const Content content = read();
  return content;
}

bool is_visible(const Said& said) {
  return said.property == "prefLabel" || said.property == "altLabel";
}

bool is_label(const Said& said) {
  return is_visible(said) || said.property == "hiddenLabel";
}

/// The label as the matcher compares it.
std::string row_of(const std::string& label) {
  static Analyzer analyzer;
  std::string row;
  for (const RowWord& word : tests::row_of(label, analyzer)) row += analyzer.exact(word.surface) + " ";
  return row;
}

std::set<std::pair<std::string, std::string>> ambiguous_labels() {
  std::ifstream cases(PASSAGE_SOURCE_DIR "/tests/cases/thesaurus/ambiguous_labels.tsv");
  std::set<std::pair<std::string, std::string>> labels;
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    std::string language, label;
    std::getline(cells, language, '\t');
    std::getline(cells, label, '\t');
    labels.emplace(language, row_of(label));
  }
  return labels;
}

}  // namespace

TEST_CASE("the thesaurus has its concepts once, and nothing that is not said to be one", "[thesaurus]") {
  CHECK(own().twice == std::vector<std::string>{});
  std::size_t concepts = 0;
  for (const auto& [iri, said] : own().about) {
    CAPTURE(iri);
    CHECK((own().is_concept(iri) || iri == scheme));
    if (iri != scheme) CHECK(iri.starts_with("urn:passage:concept:"));
    ++concepts;
  }
  CHECK(concepts > 600);
}

TEST_CASE("every concept has one preferred label in each of the eight languages", "[thesaurus]") {
  for (const auto& [iri, said] : own().about) {
    if (iri == scheme) continue;
    std::vector<std::string> found;
    for (const Said& one : said) {
      if (one.property == "prefLabel") found.push_back(one.language);
      if (is_label(one)) {
        CAPTURE(iri, one.object, one.language);
        CHECK(std::ranges::find(languages, one.language) != languages.end());
      }
    }
    std::ranges::sort(found);
    CAPTURE(iri);
    CHECK(std::ranges::equal(found, languages));
  }
}

TEST_CASE("what concepts refer to exists", "[thesaurus]") {
  const std::set<std::string> between_concepts{"broader", "narrower", "related"};
  for (const auto& [iri, said] : own().about) {
    bool has_broader = false;
    bool is_top = false;
    for (const Said& one : said) {
      CAPTURE(iri, one.property, one.object);
      if (between_concepts.contains(one.property)) CHECK((own().is_concept(one.object) && one.object != iri));
      if (one.property == "topConceptOf") CHECK(one.object == scheme);
      has_broader = has_broader || one.property == "broader";
      is_top = is_top || one.property == "topConceptOf";
    }
    CAPTURE(iri);
    if (iri != scheme) CHECK(has_broader != is_top);
  }
}

TEST_CASE("nothing is broader than itself, nor both broader and related", "[thesaurus]") {
  std::map<std::string, std::set<std::string>> broader;
  for (const auto& [iri, said] : own().about) {
    for (const Said& one : said) {
      if (one.property == "broader") broader[iri].insert(one.object);
    }
  }
  std::map<std::string, std::set<std::string>> all_broader;
  for (const auto& [iri, unused] : broader) {
    std::vector<std::string> waiting{iri};
    while (!waiting.empty()) {
      const std::string next = waiting.back();
      waiting.pop_back();
      for (const std::string& parent : broader[next]) {
        if (all_broader[iri].insert(parent).second) waiting.push_back(parent);
      }
    }
    CAPTURE(iri);
    CHECK_FALSE(all_broader[iri].contains(iri));
  }
  for (const auto& [iri, said] : own().about) {
    for (const Said& one : said) {
      if (one.property != "related") continue;
      CAPTURE(iri, one.object);
      CHECK_FALSE((all_broader[iri].contains(one.object) || all_broader[one.object].contains(iri)));
    }
  }
}

TEST_CASE("labels are names: no commas, no brackets, none twice", "[thesaurus]") {
  for (const auto& [iri, said] : own().about) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const Said& one : said) {
      if (!is_label(one)) continue;
      CAPTURE(iri, one.object, one.language);
      CHECK(one.object.find_first_of(",;()[]|\"\n\t") == std::string::npos);
      CHECK(one.object.find("،") == std::string::npos);
      CHECK(one.object.find("，") == std::string::npos);
      CHECK_FALSE((one.object.empty() || one.object.front() == ' ' || one.object.back() == ' '));
      CHECK(seen.emplace(one.language, row_of(one.object)).second);
    }
  }
}

TEST_CASE("a visible label names one concept, but for those that are truly ambiguous", "[thesaurus]") {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> named;
  for (const auto& [iri, said] : own().about) {
    for (const Said& one : said) {
      if (is_visible(one)) named[{one.language, row_of(one.object)}].insert(iri);
    }
  }
  const auto ambiguous = ambiguous_labels();
  for (const auto& [label, iris] : named) {
    CAPTURE(label.first, label.second, iris);
    CHECK((iris.size() > 1) == ambiguous.contains(label));
  }
  for (const auto& label : ambiguous) CHECK(named.contains(label));
}

TEST_CASE("the matcher finds every label of the thesaurus", "[thesaurus]") {
  const Thesaurus thesaurus(thesaurus_files({}));
  Analyzer analyzer;
  for (const std::string& language : thesaurus.languages()) {
    ConceptMatcher matcher(thesaurus, language);
    for (ConceptId id = 0; id < thesaurus.size(); ++id) {
      for (const Label& label : thesaurus.labels(id)) {
        if (label.language != language) continue;
        const auto row = tests::row_of(label.text, analyzer);
        const auto spans = matcher.match(row, analyzer);
        CAPTURE(label.text, thesaurus.name(id));
        REQUIRE(spans.size() == 1);
        CHECK(spans.front().count == row.size());
        CHECK(spans.front().whole_words);
        CHECK(std::ranges::any_of(spans.front().concepts, [&](const NamedConcept& named) { return named.id == id; }));
      }
    }
  }
}
