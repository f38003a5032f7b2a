#include "searchd/search/likeness/character_grams.h"

#include <algorithm>
#include <string>

#include "searchd/search/spelling/edit_cost.h"

namespace searchd {

std::vector<Gram> grams_of(std::string_view word) {
  if (word.empty()) return {};
  const std::u32string characters = U' ' + characters_of(word) + U' ';
  // A character has 21 bits; the fourth is mixed into the first's place, which only unlike scripts could confuse.
  const std::size_t count = std::max(characters.size(), gram_characters) - gram_characters + 1;
  std::vector<Gram> grams;
  for (std::size_t begin = 0; begin < count; ++begin) {
    Gram gram = 0;
    for (const char32_t character : std::u32string_view(characters).substr(begin, gram_characters)) {
      gram = (gram << 21U | gram >> 43U) ^ character;
    }
    grams.push_back(gram);
  }
  return grams;
}

}  // namespace searchd
