#include "searchd/search/spelling/edit_cost.h"

#include <bit>

#include <catch2/catch.hpp>

#include "passage/text/unicode.h"

using namespace searchd;

namespace {

// 99 where it is more than `most`.
unsigned cost(std::string_view from, std::string_view to, unsigned most = 8) {
  return edit_cost(passage::characters_of(from), passage::characters_of(to), most).value_or(99);
}

}  // namespace

TEST_CASE("edits cost what they change") {
  CHECK(cost("asylum", "asylum") == 0);
  CHECK(cost("asylem", "asylum") == 4);
  CHECK(cost("asylm", "asylum") == 4);
  CHECK(cost("asylumr", "asylum") == 4);
  CHECK(cost("aslyum", "asylum") == 3);
  CHECK(cost("pasylum", "basylum") == 5);  // another first letter
  CHECK(cost("abcd", "wxyz", 17) == 17);
  CHECK(cost("abcd", "wxyz", 16) == 99);
}

TEST_CASE("what sounds alike costs half") {
  CHECK(cost("migrasion", "migracion") == 2);
  CHECK(cost("govierno", "gobierno") == 2);
  CHECK(cost("recomendation", "recommendation") == 2);
  CHECK(cost("umano", "humano") == 3);
  CHECK(cost("мегрант", "мигрант") == 2);
  CHECK(cost("detension", "detention") == 2);
  CHECK(cost("лагер", "лагерь") == 2);
  CHECK(cost("مضلوم", "مظلوم") == 2);
}

TEST_CASE("the bound holds, and long words are far from all others") {
  CHECK(cost("asylem", "asylum", 3) == 99);
  CHECK(cost("humna", "human", 3) == 3);
  CHECK(cost("a", "asylum") == 99);
  CHECK(cost(std::string(40, 'a'), std::string(40, 'a')) == 99);
  CHECK(cost("", "as") == 8);
}

TEST_CASE("words that sound alike have the same sounds, whatever a full edit changes") {
  const auto sounds = [](std::string_view word) { return sounds_of(passage::characters_of(word)); };
  CHECK(sounds("migrasion") == sounds("migracion"));
  CHECK(sounds("detension") == sounds("detention"));
  CHECK(sounds("umano") == sounds("humano"));
  CHECK(sounds("мегрант") == sounds("мигранть"));
  CHECK(std::popcount(sounds("asylum") ^ sounds("asylam")) <= 2);
  CHECK(sounds("asylum") != sounds("border"));
  CHECK(sounds("άλφα") != 0);
}
