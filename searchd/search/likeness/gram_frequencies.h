#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searchd/search/likeness/character_grams.h"

namespace searchd {

/// In how many works of a collection a gram stands, about: the sum over the words that have it, so that a work counts
/// for each of them. A table of counters, one megabyte; rare grams may share one.
class GramFrequencies {
 public:
  GramFrequencies() : counts_(std::size_t{1} << bits) {}

  /// A word of the collection that stands in so many works.
  void add(std::string_view word, std::uint32_t works);

  [[nodiscard]] std::uint32_t works_with(Gram gram) const { return counts_[place_of(gram)]; }

 private:
  static constexpr unsigned bits = 18;

  static std::size_t place_of(Gram gram) {
    return static_cast<std::size_t>((gram * 0x9E3779B97F4A7C15U) >> (64U - bits));  // Fibonacci hashing
  }

  std::vector<std::uint32_t> counts_;
};

}  // namespace searchd
