#include "searchd/search/highlight.h"

#include <catch2/catch.hpp>

using searchd::Highlight;

namespace {

std::vector<std::string> marked(const Highlight& highlight, const std::string& text, const std::string& language) {
  passage::Analyzer analyzer;
  searchd::Highlighter highlighter(highlight, analyzer);
  std::vector<std::string> words;
  // Twice: the second time it knows the words already.
  CHECK(highlighter.find(text, language).size() == highlighter.find(text, language).size());
  for (const auto& span : highlighter.find(text, language))
    words.push_back(text.substr(span.begin, span.end - span.begin));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("highlight: stems mark every form, without article or possessive") {
  CHECK(marked({.stems = {"migrant"}}, "Migrants' rights, a migrant's, immigrants", "en") ==
        Words{"Migrants", "migrant"});
  CHECK(marked({.stems = {"asil"}}, "l'asile", "fr") == Words{"asile"});
  CHECK(marked({.stems = {"migrant"}}, "Migrants", "und").empty());
}

TEST_CASE("highlight: exact words and prefixes mark the folded form only") {
  CHECK(marked({.exacts = {"refugie"}}, "réfugié réfugiés", "fr") == Words{"réfugié"});
  CHECK(marked({.prefixes = {"refug"}}, "Réfugiés refuge fugue", "fr") == Words{"Réfugiés", "refuge"});
}

TEST_CASE("highlight: a sequence marks its words where they stand together") {
  const Highlight phrase{.sequences = {{{{0, "right"}, {1, "to"}, {2, "asylum"}}}}};
  CHECK(marked(phrase, "a right to work, the right to asylum, asylum", "en") == Words{"right", "to", "asylum"});
  CHECK(marked({.sequences = {{{{0, "難民"}}}}}, "世界の難民の日", "ja") == Words{"難民"});
}

TEST_CASE("highlight: stems and a sequence in one query") {
  const Highlight both{.stems = {"child"}, .sequences = {{{{0, "best"}, {1, "interests"}}}}};
  CHECK(marked(both, "the best interests of the child; best of all", "en") == Words{"best", "interests", "child"});
}

TEST_CASE("highlight: a document symbol is marked whole, in any spelling, and no longer one") {
  const Highlight symbol{.symbols = {"a/res/73/195"}};
  CHECK(marked(symbol, "see A/RES/73/195, A / RES / 73 / 195, A/RES/73/195/Add.1 and a res", "en") ==
        Words{"A/RES/73/195", "A / RES / 73 / 195"});
}
