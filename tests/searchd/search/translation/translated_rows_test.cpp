#include "searchd/search/translation/translated_rows.h"

#include <catch2/catch.hpp>

#include "tests/searchd/search/translation/translation_text.h"

using namespace searchd;

namespace {

std::string rows(const std::string& row, const std::vector<TranslatedPiece>& pieces) {
  const std::vector<std::string> words = tests::words_of(row);
  return tests::text_of(translated_rows(pieces, words, "en", "es", TranslationRoute::Direct), words);
}

}  // namespace

TEST_CASE("each word is translated by the pieces that come from it", "[translation][machine]") {
  CHECK(rows("border policy", {{"póliza", {1}}, {"de", {}}, {"borde", {0}}}) == "border -> borde; policy -> póliza");
  CHECK(rows("border police", {{"policía de fronteras", {0, 1}}}) == "border police -> policía de fronteras");
  CHECK(rows("unpaid wages", {{"sueldos", {1}}, {"sin", {0}}, {"pagar", {0}}}) == "unpaid -> pagar; wages -> sueldos");
  // Pieces that share a word belong together, also those in between that come first.
  CHECK(rows("deport quickly people", {{"gente", {2}}, {"deportar", {0}}, {"toda prisa", {0, 1, 2}}}) ==
        "deport quickly people -> gente deportar toda prisa");
}

TEST_CASE("function words at the ends are left out on both sides", "[translation][machine]") {
  CHECK(rows("the rights of the workers", {{"los", {0}}, {"derechos", {1}}, {"de los trabajadores", {2, 3, 4}}}) ==
        "rights -> derechos; workers -> trabajadores");
  CHECK(rows("of the", {{"de los", {0, 1}}}).empty());
}

TEST_CASE("what is unknown, or nobody's, is left out", "[translation][machine]") {
  CHECK(rows("undocumented border", {{.text = "undocumented", .words = {0}, .unknown = true}, {"borde", {1}}}) ==
        "border -> borde");
  CHECK(rows("give up", {{.text = "dar", .words = {0}, .unknown = true}, {"arriba", {0, 1}}}).empty());
  CHECK(rows("border", {{"borde", {0}}, {"marino", {}}}) == "border -> borde");
  CHECK(rows("border", {}).empty());
  CHECK(rows("hospital 2022", {{"Hospital", {0}}, {"2022", {1}}}).empty());
}

TEST_CASE("a translation that belongs to no word stands for the row", "[translation][machine]") {
  CHECK(rows("border policy", {{"política fronteriza .", {}}, {.text = "x", .words = {}, .unknown = true}}) ==
        "border policy -> política fronteriza");
}

TEST_CASE("a capital that only the beginning of a sentence gave is taken back", "[translation][machine]") {
  CHECK(rows("border", {{"Borde", {0}}}) == "border -> borde");
  CHECK(rows("Border", {{"Borde", {0}}}) == "Border -> Borde");
  CHECK(rows("un", {{"ONU", {0}}}) == "un -> ONU");
}
