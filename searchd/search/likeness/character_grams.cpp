#include "searchd/search/likeness/character_grams.h"

#include <algorithm>
#include <string>

#include "passage/text/unicode.h"

namespace searchd {
namespace {

std::vector<Gram> rows_of(std::u32string_view characters, std::size_t length) {
  // A character has 21 bits; the fourth is mixed into the first's place, which only unlike scripts could confuse.
  const std::size_t count = std::max(characters.size(), length) - length + 1;
  std::vector<Gram> grams;
  for (std::size_t begin = 0; begin < count; ++begin) {
    Gram gram = 0;
    for (const char32_t character : characters.substr(begin, length)) {
      gram = (gram << 21U | gram >> 43U) ^ character;
    }
    grams.push_back(gram);
  }
  return grams;
}

}  // namespace

std::vector<Gram> grams_of(std::string_view word) {
  if (word.empty()) return {};
  return rows_of(U' ' + passage::characters_of(word) + U' ', gram_characters);
}

std::vector<Gram> pairs_of(std::string_view word) {
  if (word.empty()) return {};
  return rows_of(passage::characters_of(word), 2);
}

}  // namespace searchd
