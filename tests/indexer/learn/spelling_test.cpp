#include "indexer/learn/spelling.h"

#include <catch2/catch.hpp>

using indexer::spelling_likeness;

TEST_CASE("words of one origin are spelled alike, others are not") {
  CHECK(spelling_likeness("reunificacion", "reunification") > 0.9);
  CHECK(spelling_likeness("asylum", "asylum") == 1);
  CHECK(spelling_likeness("asilo", "asile") == Approx(0.8));
  CHECK(spelling_likeness("международный", "міжнародний") > 0.6);
  CHECK(spelling_likeness("familiar", "reunification") == 0);
  CHECK(spelling_likeness("право", "закон") == 0);  // whose bytes are alike by half
  CHECK(spelling_likeness("asylum", "اللجوء") == 0);
  CHECK(spelling_likeness("de", "de") == 0);  // chance
  CHECK(spelling_likeness("", "asylum") == 0);
  CHECK(spelling_likeness("", "") == 0);
}
