#include "searchd/search/translation/dictionary.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stop_token>
#include <string>

#include <catch2/catch.hpp>

#include "tests/searchd/search/translation/tiny_dictionaries.h"

using namespace searchd;

namespace {

/// "asylum seekers -> solicitante de asilo (d)" for each row; (i) is inverted, (p) pivoted.
std::string lookup(const Dictionary& dictionary, const std::string& query, const std::string& from,
                   const std::string& to, std::size_t most = 8) {
  passage::Analyzer analyzer;
  std::vector<std::string> words;
  std::istringstream in(query);
  for (std::string word; in >> word;) words.push_back(word);
  std::string text;
  for (const RowTranslations& row : dictionary.translate(words, from, to, analyzer, most)) {
    text += text.empty() ? "" : "; ";
    for (std::size_t i = 0; i < row.count; ++i) text += words[row.first + i] + " ";
    text += "->";
    for (const WordTranslation& translation : row.translations) {
      CHECK(translation.language == to);
      constexpr std::string_view routes = "dip";
      text += " " + translation.text + " (" + routes[static_cast<std::size_t>(translation.route)] + ")";
    }
  }
  return text;
}

Dictionary dictionary_of(const tests::TinyDictionaries& folder, std::vector<std::string> languages = {}) {
  return Dictionary({.folder = folder.path(), .languages = std::move(languages)});
}

}  // namespace

TEST_CASE("dictionary: words are found by form, then by stem, whatever their case and accents") {
  const tests::TinyDictionaries folder;
  folder.write("x-spa-eng", {"migrante /a/\nmigrant\n", "migración /a/\n1. migration\n", "niña /a/\ngirl\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "migrante", "es", "en") == "migrante -> migrant (d)");
  CHECK(lookup(dictionary, "MIGRANTES", "es", "en") == "MIGRANTES -> migrant (d)");
  CHECK(lookup(dictionary, "niñas", "es", "en") == "niñas -> girl (d)");
  CHECK(lookup(dictionary, "MIGRACION", "es", "en") == "MIGRACION -> migration (d)");
  CHECK(lookup(dictionary, "casa", "es", "en").empty());
  CHECK(lookup(dictionary, "migrante", "es", "fr").empty());
  CHECK(lookup(dictionary, "migrante", "xx", "en").empty());
  CHECK(lookup(dictionary, "migrante", "es", "es").empty());
}

TEST_CASE("dictionary: an exact form is preferred to others of its stem") {
  const tests::TinyDictionaries folder;
  folder.write("x-eng-spa", {"organ /a/\nórgano\n", "organize /a/\norganizar\n", "organization /a/\norganización\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "organ", "en", "es") == "organ -> órgano (d)");
  CHECK(lookup(dictionary, "organizing", "en", "es") == "organizing -> organizar (d)");
}

TEST_CASE("dictionary: the longest row of words comes first, and a word is in one row only") {
  const tests::TinyDictionaries folder;
  folder.write("x-eng-spa", {"asylum /a/\nasilo\n", "asylum seeker /a/\nsolicitante de asilo\n",
                             "seeker /a/\nbuscador\n", "right /a/\nderecho\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "right of asylum seekers", "en", "es") ==
        "right -> derecho (d); asylum seekers -> solicitante de asilo (d)");
  CHECK(lookup(dictionary, "asylum right", "en", "es") == "asylum -> asilo (d); right -> derecho (d)");
}

TEST_CASE("dictionary: what both directions say comes first, the inverse direction alone last") {
  const tests::TinyDictionaries folder;
  folder.write("x-eng-spa", {"hearing /a/\noído, audiencia, vista\n"});
  folder.write("x-spa-eng", {"audiencia /a/\nhearing\n", "comparecencia /a/\nhearing\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "hearing", "en", "es") == "hearing -> oído (d) audiencia (d) comparecencia (i) vista (d)");
  CHECK(lookup(dictionary, "comparecencia", "es", "en") == "comparecencia -> hearing (d)");
  CHECK(lookup(dictionary, "vista", "es", "en") == "vista -> hearing (i)");
}

TEST_CASE("dictionary: prefixes do not count when words of a stem are compared") {
  const tests::TinyDictionaries folder;
  folder.write("x-ara-eng", {"هجرة /a/\nmigration\n", "الهجرة /a/\nexodus\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "هجرة", "ar", "en") == "هجرة -> migration (d)");
  CHECK(lookup(dictionary, "بالهجرة", "ar", "en") == "بالهجرة -> migration (d) exodus (d)");
}

TEST_CASE("dictionary: a dictionary of one direction serves the other") {
  const tests::TinyDictionaries folder;
  folder.write("x-eng-rus", {"border /a/\nграница\n", "limit /a/\nграница, предел\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "границы", "ru", "en") == "границы -> border (i) limit (i)");
  CHECK(lookup(dictionary, "borders", "en", "ru") == "borders -> граница (d)");
}

TEST_CASE("dictionary: forms of a stem are one translation, and there is a bound on them") {
  const tests::TinyDictionaries folder;
  folder.write("x-ara-eng", {"هجرة /a/\n1. Migrating\n2. Migration\n3. Emigration\n4. Exodus\n5. Flight\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "هجرة", "ar", "en") == "هجرة -> Migrating (d) Emigration (d) Exodus (d) Flight (d)");
  CHECK(lookup(dictionary, "هجرة", "ar", "en", 2) == "هجرة -> Migrating (d) Emigration (d)");
}

TEST_CASE("dictionary: articles and infinitive particles are no part of a translation") {
  const tests::TinyDictionaries folder;
  folder.write("x-spa-eng", {"migrar /a/\nto migrate\n", "los derechos /a/\nthe rights\n", "a /a/\nto, at\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "migrar", "es", "en") == "migrar -> migrate (d)");
  CHECK(lookup(dictionary, "derecho", "es", "en") == "derecho -> rights (d)");
  CHECK(lookup(dictionary, "a", "es", "en") == "a -> to (d) at (d)");
}

TEST_CASE("dictionary: without one of its own a pair goes by way of a third language") {
  const tests::TinyDictionaries folder;
  folder.write("x-ara-eng", {"حدود /a/\n1. Border\n2. Limit\n"});
  folder.write("x-eng-spa", {"border /a/\nfrontera\n", "limit /a/\nlímite, frontera\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "حدود", "ar", "es") == "حدود -> frontera (p) límite (p)");
  CHECK(lookup(dictionary, "frontera", "es", "ar") == "frontera -> حدود (p)");
}

TEST_CASE("dictionary: words of a script without spaces") {
  const tests::TinyDictionaries folder;
  folder.write("x-zho-eng", {"难民 /a/\nrefugee\n", "难民营 /a/\nrefugee camp\n"});
  const Dictionary dictionary = dictionary_of(folder);
  CHECK(lookup(dictionary, "难民", "zh", "en") == "难民 -> refugee (d)");
  CHECK(lookup(dictionary, "难民 营", "zh", "en") == "难民 营 -> refugee camp (d)");
  CHECK(lookup(dictionary, "refugees", "en", "zh") == "refugees -> 难民 (i)");
}

TEST_CASE("dictionary: only pairs with a wanted language, and nothing from what is no dictionary") {
  const tests::TinyDictionaries folder;
  folder.write("x-spa-eng", {"casa /a/\nhouse\n"});
  folder.write("x-deu-ita", {"Haus /a/\ncasa\n"});
  folder.write("x-qqq-eng", {"baz /a/\nhouse\n"});
  folder.write("plain", {"casa /a/\nhouse\n"});
  std::ofstream(folder.path() / "x-fra-eng.index") << "no index\n";
  const Dictionary dictionary = dictionary_of(folder, {"en", "es", "fr"});
  CHECK(dictionary.pairs() == std::vector<std::pair<std::string, std::string>>{{"en", "es"}, {"es", "en"}});
  CHECK(dictionary.unreadable() == std::vector<std::string>{(folder.path() / "x-fra-eng.index").string()});
  CHECK(Dictionary({.folder = folder.path() / "nowhere"}).pairs().empty());
}

TEST_CASE("dictionary: the languages that are wanted most are read first, and no more than memory allows") {
  const tests::TinyDictionaries folder;
  folder.write("x-eng-deu", {"house /a/\nHaus\n"});
  folder.write("x-eng-fra", {"house /a/\nmaison\n"});
  folder.write("x-spa-eng", {"casa /a/\nhouse\n"});
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  const auto pairs = [&](std::vector<std::string> languages, std::size_t most_bytes) {
    return Dictionary({.folder = folder.path(), .languages = std::move(languages), .most_bytes = most_bytes}).pairs();
  };
  CHECK(pairs({"en", "es"}, 0) == Pairs{{"en", "es"}, {"es", "en"}});
  CHECK(pairs({"en", "fr", "es"}, 0) == Pairs{{"en", "fr"}, {"fr", "en"}});
  CHECK(pairs({"es"}, 0) == Pairs{{"en", "es"}, {"es", "en"}});
  CHECK(pairs({"en", "es"}, 1 << 20).size() == 6);
}

TEST_CASE("dictionary: reading stops when it is asked to") {
  const tests::TinyDictionaries folder;
  folder.write("x-spa-eng", {"casa /a/\nhouse\n"});
  std::stop_source stop;
  stop.request_stop();
  CHECK(Dictionary({.folder = folder.path()}, stop.get_token()).pairs().empty());
}

TEST_CASE("dictionary: what is installed is read, within its bound of memory") {
  const std::filesystem::path folder = DictionarySettings{}.folder;
  if (!std::filesystem::exists(folder / "freedict-spa-eng.index")) {
    WARN("SKIPPED: dict-freedict-spa-eng is not installed");
    return;
  }
  const Dictionary dictionary({.languages = {"en", "es", "fr", "pt", "ar", "ru"}});
  CHECK(dictionary.unreadable().empty());
  // The largest pair of FreeDict, German and English, takes some 40 MB.
  CHECK(dictionary.bytes() < DictionarySettings{}.most_bytes + (std::size_t{48} << 20));
  CHECK_THAT(lookup(dictionary, "detenciones", "es", "en"), Catch::Contains(" detention (d)"));
  CHECK_THAT(lookup(dictionary, "escuela", "es", "en"), Catch::Contains("-> school (d)"));
}
