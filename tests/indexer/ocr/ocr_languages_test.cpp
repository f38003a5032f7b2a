#include "indexer/extract/ocr/ocr_languages.h"

#include <catch2/catch.hpp>

using namespace indexer;

TEST_CASE("ocr: languages in Tesseract's names, and the packages that bring them") {
  const struct {
    const char* language;
    const char* name;
    const char* package;
  } cases[] = {
      {"en", "eng", "tesseract-ocr-eng"},
      {"pt-BR", "por", "tesseract-ocr-por"},
      {"fa", "fas", "tesseract-ocr-fas"},
      {"zh", "chi_sim", "tesseract-ocr-chi-sim"},
      {"zh-TW", "chi_tra", "tesseract-ocr-chi-tra"},
      {"sr", "srp", "tesseract-ocr-srp"},
      {"sr-Latn", "srp_latn", "tesseract-ocr-srp-latn"},
      {"nb", "nor", "tesseract-ocr-nor"},
      {"ht", "hat", "tesseract-ocr-hat"},
      {"tl", "fil", "tesseract-ocr-fil"},
      {"ku", "kmr", "tesseract-ocr-kmr"},
      {"el", "ell", "tesseract-ocr-ell"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.language);
    CHECK(tesseract_language(one.language) == one.name);
    CHECK(tesseract_package(one.name) == one.package);
  }
  CHECK(tesseract_language("").empty());
}
