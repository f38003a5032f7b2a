#include "searchd/search/translation/apertium_stream.h"

#include <catch2/catch.hpp>

#include "tests/searchd/search/translation/translation_text.h"

using namespace searchd;

namespace {

std::string numbered(const std::string& analysis, const std::string& row) {
  const auto found = numbered_analysis(analysis, tests::words_of(row));
  if (!found) return "none";
  std::string text = found->text + " :";
  for (const auto& words : found->words) {
    text += " ";
    for (const std::size_t word : words) text += std::to_string(word);
  }
  return text;
}

/// "texto{0,2}" for each piece; "*" after one that is unknown.
std::string pieces(const std::string& translation, std::vector<std::vector<std::size_t>> words) {
  const auto found = read_translation(translation, {.text = {}, .words = std::move(words)});
  if (!found) return "none";
  std::string text;
  for (const TranslatedPiece& piece : *found) {
    text += (text.empty() ? "" : " ") + piece.text + "{";
    for (const std::size_t word : piece.words) text += std::to_string(word);
    text += piece.unknown ? "}*" : "}";
  }
  return text;
}

}  // namespace

TEST_CASE("no word of a question means anything to Apertium", "[translation][machine]") {
  const std::vector<std::string> words{"a/b",   "^x$",  "[[t:w:0]]", "*y", "1 2", std::string("z\0z", 3),
                                       "<n>\\", "l'été"};
  CHECK(question_text(words, "q7") == "a-b -x- --t:w:0-- -y 1-2 z-z -n-- l'été .[q7]");
}

TEST_CASE("an answer bears the mark of its question", "[translation][machine]") {
  CHECK(answers("casa.[q7]", "q7"));
  CHECK_FALSE(answers("casa.[q7]", "q17"));
  CHECK_FALSE(answers("casa.[q17]", "q7"));
  CHECK_FALSE(answers("casa\xff.[q7]", "q7"));
}

TEST_CASE("units are numbered, and know their words", "[translation][machine]") {
  CHECK(numbered("^human rights/human right<n><pl>$ ^in/in<pr>$ ^./.<sent>$[q1]", "human rights in") ==
        "[[t:w:0]]^human rights/human right<n><pl>$ [[t:w:1]]^in/in<pr>$ ^./.<sent>$[q1] : 01 2");
  // One word of two units, one that is no unit, a sign that was taken for what it is.
  CHECK(numbered("^l'/le<det>$^ami/ami<n>$ - ^x\\@y/*x\\@y$ ^./.<sent>$[q1]", "l'ami - x@y") == "none");
  CHECK(numbered("^l'/le<det>$^ami/ami<n>$ - ^b/*b\\$$ ^./.<sent>$[q1]", "l'ami - b") ==
        "[[t:w:0]]^l'/le<det>$[[t:w:1]]^ami/ami<n>$ - [[t:w:2]]^b/*b\\$$ ^./.<sent>$[q1] : 0 0 2");
}

TEST_CASE("what is no analysis of the row is refused", "[translation][machine]") {
  for (const char* analysis :
       {"", "[q1]", "^house/house<n>$ ^./.<sent>$[q1]", "^border/border<n> ^policy/policy<n>", "^border", "border\\"}) {
    INFO(analysis);
    CHECK(numbered(analysis, "border policy") == "none");
  }
}

TEST_CASE("a translation's pieces tell where they come from", "[translation][machine]") {
  CHECK(pieces("[[t:w:1]]Póliza[[/]] de [[t:w:0]]borde[[/]].[q1]", {{0}, {1}}) == "Póliza{1} de{} borde{0}");
  CHECK(pieces("[[t:w:0; t:w:1]]de los migrantes[[/]].[q1]", {{0, 1}, {2}}) == "de los migrantes{012}");
  CHECK(pieces("[[t:w:0]]*unpaid[[/]] [[t:w:1]]las #hora[[/]] [[t:w:2]]\\@x[[/]]", {{0}, {1}, {2}}) ==
        "unpaid{0}* las hora{1}* @x{2}");
  CHECK(pieces("Casa blanca.[q1]", {{0}}) == "Casa blanca.{}");
  CHECK(pieces("", {}).empty());
}

TEST_CASE("what is no translation is refused", "[translation][machine]") {
  for (const char* translation :
       {"[[t:w:5]]x[[/]]", "[[t:w:0]]x", "[[t:w:", "[", "[[t:w:x]]x[[/]]", "[[t:w:99999999999999999999]]x[[/]]"}) {
    INFO(translation);
    CHECK(pieces(translation, {{0}}) == "none");
  }
}
