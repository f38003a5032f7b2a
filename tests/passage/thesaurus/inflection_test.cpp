#include "passage/thesaurus/inflection.h"

#include <fstream>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

using namespace passage;

TEST_CASE("forms of one word are told from two words as the table says", "[thesaurus]") {
  std::ifstream cases(PASSAGE_SOURCE_DIR "/tests/cases/thesaurus/inflection.tsv");
  int count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    std::string one, other, language, expected;
    std::getline(cells, one, '\t');
    std::getline(cells, other, '\t');
    std::getline(cells, language, '\t');
    std::getline(cells, expected, '\t');
    CAPTURE(one, other, language);
    CHECK(is_inflection(one, other, language) == (expected == "yes"));
    CHECK(is_inflection(other, one, language) == (expected == "yes"));
    ++count;
  }
  CHECK(count > 20);
}

TEST_CASE("in longer names a word may differ by three characters", "[thesaurus]") {
  CHECK(is_likely_form("return", "returning"));
  CHECK(is_likely_form("мигрант", "мигрантами"));
  CHECK_FALSE(is_likely_form("organ", "organizations"));
  CHECK_FALSE(is_likely_form("", "word"));
}
