#include "passage/text/analyzer.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"

using namespace passage;

namespace {

// Tokens as "exact@position", those of unspaced runs marked with their kind.
std::string described(Analyzer& analyzer, std::string_view text) {
  std::string out;
  for (const Token& token : analyzer.analyze(text)) {
    if (!out.empty()) out += ' ';
    out += *token.exact + '@' + std::to_string(token.position);
    if (token.kind == TokenKind::Pair) out += "+";
    if (token.kind == TokenKind::Compound) out += "!";
  }
  return out;
}

}  // namespace

TEST_CASE("the analyzer's tokens do not depend on the language") {
  Analyzer analyzer;
  struct Case {
    std::string_view text;
    std::string_view tokens;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"", ""},
           {"The U.N. role", "the@0 un@1 role@2"},
           {"L’asile qu'il demande", "asile@0 il@1 demande@2"},
           {"dell'Unione d'", "unione@0 d@1"},
           {"w'ap k’ap y'ale", "ap@0 ap@1 ale@2"},
           {"people's rights", "people@0 rights@1"},
           {"Los Derechos, ¡YA!", "los@0 derechos@1 ya@2"},
           {"A/RES/73/195", "a@0 res@1 73@2 195@3"},
           {"移徙者", "移@0 移徙@0+ 徙@1 徙者@1+ 者@2"},
           {"UN移徙 2018", "un@0 移@1 移徙@1+ 徙@2 2018@3"},
           {"이주민", "이@0 이주@0+ 이주민@0! 주@1 주민@1+ 민@2"},
       }) {
    CAPTURE(c.text);
    CHECK(described(analyzer, c.text) == c.tokens);
  }
}

TEST_CASE("spans are the bytes of the text, elided articles left out") {
  Analyzer analyzer;
  const std::string text = "à l’Asile, 移徙";
  std::string surfaces;
  for (const Token& token : analyzer.analyze(text)) surfaces += text.substr(token.begin, token.end - token.begin) + "|";
  CHECK(surfaces == "à|Asile|移|移徙|徙|");
}

TEST_CASE("a query's stem is among the stems of the index, with and without accents") {
  Analyzer analyzer;
  struct Case {
    std::string_view language;
    std::string_view in_text;
    std::string_view in_query;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"en", "migrants", "migrant"},
           {"en", "Detention", "detentions"},
           {"es", "migraciones", "migración"},
           {"es", "migración", "migracion"},
           {"fr", "réfugiés", "réfugié"},
           {"fr", "réfugiés", "refugies"},
           {"fr", "MIGRATIONS", "migration"},
           {"pt", "trabalhadores", "trabalhador"},
           {"pt", "direitos", "direito"},
           {"ru", "мигрантов", "мигранты"},
           {"ar", "الهجرة", "هجرة"},
           {"ar", "اللاجئين", "لاجئين"},
           {"de", "Flüchtlinge", "flüchtling"},
           {"und", "palabra", "Palabra"},
       }) {
    CAPTURE(c.language, c.in_text, c.in_query);
    const std::string wanted = analyzer.query_stem(c.in_query, c.language);
    const auto stems = analyzer.index_stems(c.in_text, c.language);
    CHECK(std::find(stems.begin(), stems.end(), wanted) != stems.end());
  }
}

TEST_CASE("no token is longer than a term may be") {
  Analyzer analyzer;
  const std::string endless(5000, 'x');
  for (const Token& token : analyzer.analyze(endless + " ü" + endless)) CHECK(token.exact->size() <= 120);
  std::string thai;
  for (int i = 0; i < 3000; ++i) thai += "ก";
  for (const Token& token : analyzer.analyze(thai)) CHECK(token.exact->size() <= 120);
  CHECK(analyzer.query_stem(endless, "en").size() <= 120);
}

TEST_CASE("stop words are known by language, folded") {
  CHECK(is_stop_word("the", "en"));
  CHECK(is_stop_word(fold("où"), "fr"));
  CHECK(is_stop_word(fold("إلى"), "ar"));
  CHECK(is_stop_word("的", "zh"));
  CHECK_FALSE(is_stop_word("the", "fr"));
  CHECK_FALSE(is_stop_word("asylum", "en"));
  CHECK_FALSE(is_stop_word("the", "xx"));
}
