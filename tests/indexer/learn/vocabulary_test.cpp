#include "indexer/learn/vocabulary.h"

#include <catch2/catch.hpp>

using indexer::Vocabulary;

TEST_CASE("words are numbered as they come and shown in their usual form") {
  Vocabulary vocabulary;
  CHECK(vocabulary.count("migr", "Migrar") == 0);
  CHECK(vocabulary.count("asil", "asilo") == 1);
  CHECK(vocabulary.count("migr", "migrar") == 0);
  CHECK(vocabulary.size() == 2);
  CHECK(vocabulary.stem(1) == "asil");
  CHECK(vocabulary.usual_form(0) == "migrar");  // equally frequent: small letters
  vocabulary.count("migr", "migran");
  vocabulary.count("migr", "migran");
  CHECK(vocabulary.usual_form(0) == "migran");
}

TEST_CASE("a full vocabulary takes no new words and still counts the old") {
  Vocabulary vocabulary;
  for (std::size_t i = 0; i < Vocabulary::most_words; ++i) vocabulary.count(std::to_string(i), "x");
  CHECK_FALSE(vocabulary.count("new", "new"));
  CHECK(vocabulary.count("7", "y") == 7);
  CHECK(vocabulary.size() == Vocabulary::most_words);
}
