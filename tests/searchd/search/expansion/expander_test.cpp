#include "searchd/search/expansion/expander.h"

#include <chrono>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/searchd/search/translation/tiny_dictionaries.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_translations.h"

using namespace searchd;

namespace {

/// "asilo -> asylum/en (thesaurus)", joined by "; ".
std::string said(const Expander& expander, const std::string& query, const std::vector<std::string>& from,
                 const std::vector<std::string>& to, const passage::LearntTranslations* learnt = nullptr,
                 const passage::Thesaurus* curated = nullptr) {
  WordRun run;
  std::istringstream in(query);
  for (std::string word; in >> word;) run.surfaces.push_back(word);
  run.unspaced.assign(run.surfaces.size(), false);
  passage::Analyzer analyzer;
  std::string text;
  for (const SpanExpansion& expansion : expander.expand(run, {.from = from, .to = to}, learnt, analyzer, curated)) {
    text += text.empty() ? "" : "; ";
    for (std::size_t i = 0; i < expansion.count; ++i) text += run.surfaces[expansion.first + i] + " ";
    text += "->";
    for (const Rendering& rendering : expansion.to) text += " " + rendering.text + "/" + rendering.language;
    text += " (" + std::string(expansion.source) + ")";
  }
  return text;
}

passage::LearntTranslations learnt(const tests::TemporaryDirectory& folder) {
  const auto file = folder.path() / "translations";
  std::ofstream(file, std::ios::binary) << encode(tests::tiny_translations());
  return passage::LearntTranslations::open(file);
}

}  // namespace

TEST_CASE("expander: what the collection has taught says the words that nothing else covers") {
  const tests::TemporaryDirectory folder;
  const passage::LearntTranslations translations = learnt(folder);
  const Expander without_thesaurus({.built_in_thesaurus = false, .built_in_glossary = false});
  CHECK(said(without_thesaurus, "wages", {"en"}, {"es"}, &translations) == "wages -> salarios/es nómina/es (learnt)");
  CHECK(said(without_thesaurus, "wages asylum", {"en"}, {"es"}, &translations) ==
        "wages -> salarios/es nómina/es (learnt); asylum -> asilo/es (learnt)");
  CHECK(said(without_thesaurus, "asylum", {"en"}, {"es", "zh"}, &translations) ==
        "asylum -> asilo/es 庇护/zh (learnt)");
  CHECK(said(without_thesaurus, "wages", {"fr"}, {"es"}, &translations).empty());
  CHECK(said(without_thesaurus, "wages", {"en"}, {"es"}).empty());
  // A concept of the thesaurus is left to it.
  CHECK(said(Expander({}), "asylum", {"en"}, {"zh"}, &translations).find("learnt") == std::string::npos);
}

TEST_CASE("expander: dictionaries say what they list, one expansion for all languages") {
  const tests::TinyDictionaries folder;
  folder.write("x-spa-eng", {"capataz /a/\nforeman, overseer\n", "para /a/\nfor\n"});
  folder.write("x-spa-fra", {"capataz /a/\ncontremaître\n"});
  const Expander expander({.built_in_glossary = false, .dictionaries = folder.path()});
  const std::vector<std::string> to{"en", "fr"};
  expander.prepare(to);
  std::string found;
  for (int i = 0; i < 1000 && found.empty(); ++i) {
    found = said(expander, "capataz para", {"es"}, to);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(found == "capataz -> foreman/en overseer/en contremaître/fr (dictionary)");
}

TEST_CASE("expander: what an editor has put beside each other adds to what the others say", "[curation]") {
  const auto curated = passage::thesaurus_of(
      {{{"en", "asylum"}, {"en", "safe haven"}, {"es", "amparo"}}, {{"en", "papers"}, {"en", "documents"}}});
  const Expander nothing({.built_in_thesaurus = false, .built_in_glossary = false});
  CHECK(said(nothing, "asylum", {"en"}, {"en", "es"}, nullptr, curated.get()) ==
        "asylum -> asylum/en safe haven/en amparo/es (curation)");
  CHECK(said(nothing, "safe haven", {"en"}, {"es"}, nullptr, curated.get()) == "safe haven -> amparo/es (curation)");
  CHECK(said(nothing, "haven", {"en"}, {"es"}, nullptr, curated.get()).empty());
  CHECK(said(nothing, "asylum", {"en"}, {"es"}).empty());
  const std::string both = said(Expander({}), "asylum", {"en"}, {"es"}, nullptr, curated.get());
  CHECK(both.find("(curation)") != std::string::npos);
  CHECK(both.find("(thesaurus)") != std::string::npos);
}

TEST_CASE("expander: of an editor's words all are sought", "[curation]") {
  passage::Curation::Synonyms group;
  for (std::size_t i = 0; i < passage::most_synonyms; ++i)
    group.push_back({"en", "word" + std::string(1, char('a' + i))});
  const auto curated = passage::thesaurus_of({group});
  const Expander nothing({.built_in_thesaurus = false, .built_in_glossary = false});
  const std::string all = said(nothing, "worda", {"en"}, {"en"}, nullptr, curated.get());
  for (const auto& synonym : group) CHECK(all.find(synonym.text) != std::string::npos);
}
