#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace passage {

/// A piece at the beginning or the end of a word that carries grammar: taken off where at least `least` letters (code
/// points) are left, and `instead` put in its place.
struct Affix {
  std::string_view text;
  std::uint8_t least = 2;
  std::string_view instead = {};
};

/// One round of taking off: the longest affix of the table that may go, and again up to `times`.
struct AffixStep {
  enum class Side : std::uint8_t { Prefix, Suffix };

  Side side = Side::Suffix;
  std::span<const Affix> affixes;
  std::uint8_t times = 1;
};

/// Light stemming: the steps in their order. It conflates the forms of nouns and adjectives and leaves derivation
/// alone, which for retrieval is about as good as full stemming (Savoy 2006, Dolamic and Savoy 2009).
[[nodiscard]] std::string without_affixes(std::string word, std::span<const AffixStep> steps);

}  // namespace passage
