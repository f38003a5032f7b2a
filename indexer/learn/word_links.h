#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace indexer {

/// What says the same in two languages: the words of a bead, in order, by their numbers in two vocabularies.
struct ParallelUnit {
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
};

/// Two words that translate each other.
struct WordLink {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t together = 0;  ///< Units that hold both.
  /// How often they stand for each other, against the geometric mean of their occurrences: what share of both the link
  /// explains. Above 0, below 1, and the lower the less evidence there is.
  double strength = 0;

  friend bool operator==(const WordLink&, const WordLink&) = default;
};

/// How alike a word of a and one of b are spelled, from 0 to 1: names and words of one origin often are.
using SpellingLikeness = std::function<double(std::uint32_t a, std::uint32_t b)>;

inline constexpr std::uint32_t least_together = 3;

/// Learns which words translate each other. IBM Model 1 (Brown, Della Pietra, Della Pietra, Mercer, The Mathematics of
/// Statistical Machine Translation, Computational Linguistics 19(2), 1993) in both directions, trained to agree (Liang,
/// Taskar, Klein, Alignment by Agreement, 2006), with a preference for words at like places of the unit (Dyer,
/// Chahuneau, Smith, A Simple, Fast, and Effective Reparameterization of IBM Model 2, 2013). A link has been seen in at
/// least `least_together` units and more often than chance would have it (log-likelihood ratio).
///
/// The result is sorted by a, then b, and the same for the same units. Memory: some 16 bytes for each pair of words of
/// each unit. Pure.
[[nodiscard]] std::vector<WordLink> learn_word_links(std::span<const ParallelUnit> units,
                                                     const SpellingLikeness& likeness);

}  // namespace indexer
