#include "searchd/search/likeness/gram_frequencies.h"

#include <algorithm>
#include <limits>

namespace searchd {

void GramFrequencies::add(std::string_view word, std::uint32_t works) {
  std::vector<Gram> grams = grams_of(word);
  std::ranges::sort(grams);
  const auto repeated = std::ranges::unique(grams);
  grams.erase(repeated.begin(), repeated.end());
  for (const Gram gram : grams) {
    std::uint32_t& count = counts_[place_of(gram)];
    count += std::min(works, std::numeric_limits<std::uint32_t>::max() - count);
  }
}

}  // namespace searchd
