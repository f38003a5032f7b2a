#include "searchd/search/translation/denied_words.h"

#include <algorithm>
#include <fstream>
#include <string>

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

TEST_CASE("every line of the project's own list is a word with a reason, once", "[translation][machine]") {
  std::ifstream in(PASSAGE_SOURCE_DIR "/searchd/search/translation/denied_words.tsv");
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    INFO(line);
    CHECK(std::ranges::count(line, '\t') == 3);
    CHECK(line.back() != '\t');
    ++lines;
  }
  CHECK(lines > 100);
  CHECK(DeniedWords().size() == lines);
}
