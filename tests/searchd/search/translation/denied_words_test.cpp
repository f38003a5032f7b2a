#include "searchd/search/translation/denied_words.h"

#include <catch2/catch.hpp>

using namespace searchd;

TEST_CASE("words are denied in a direction, or in all from a language", "[translation][machine]") {
  const DeniedWords denied("# a comment\nes\ten\ttrata\ttreats\n\nes\t*\tÓrdago\twhy\nbroken\n");
  CHECK(denied.size() == 2);
  CHECK(denied.contains("es", "en", "Trata"));
  CHECK_FALSE(denied.contains("es", "fr", "trata"));
  CHECK_FALSE(denied.contains("en", "es", "trata"));
  CHECK(denied.contains("es", "fr", "ordago"));
  CHECK_FALSE(denied.contains("es", "en", "tratas"));
}

TEST_CASE("the project's own list holds what is known to come out wrong", "[translation][machine]") {
  const DeniedWords denied;
  CHECK(denied.contains("es", "en", "trata"));
  CHECK(denied.contains("es", "en", "migrantes"));
  CHECK(denied.contains("en", "es", "undocumented"));
  CHECK(denied.contains("en", "es", "migrants"));
  CHECK(denied.contains("en", "es", "trafficking"));
  CHECK_FALSE(denied.contains("es", "fr", "migrantes"));
}
