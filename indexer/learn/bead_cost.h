#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "indexer/learn/sentence_alignment.h"

namespace indexer {

/// What it costs to take sentences of two versions for translations of each other: by their lengths, by the structure
/// of the texts, by what is written alike, and by words whose translation is known. The texts outlive it.
class BeadCost {
 public:
  BeadCost(const VersionText& a, const VersionText& b, const PairKnowledge& known);

  /// Makes operator() ready for beads whose last sentence of a is `i`, the one after the last that it was made ready
  /// for, and whose sentences of b are in [b_begin, b_end).
  void advance(std::uint32_t i, std::uint32_t b_begin, std::uint32_t b_end);

  [[nodiscard]] double operator()(const Bead& bead) const;

  /// By the lengths alone (Gale and Church 1993, 3.2).
  [[nodiscard]] double of_lengths(const Bead& bead) const;

  /// operator() is never below minus this.
  static double most_gain();

 private:
  using Gains = std::unordered_map<std::uint32_t, double>;

  [[nodiscard]] double of_structure(const Bead& bead) const;
  [[nodiscard]] double likeness(std::uint32_t i, std::uint32_t j) const;

  const std::vector<Sentence>& a_;
  const std::vector<Sentence>& b_;
  double ratio_;
  Gains mark_gains_;
  Gains word_gains_;
  std::vector<std::vector<std::uint32_t>> translations_;  ///< Of the words of each sentence of a, sorted.
  std::vector<std::vector<std::uint32_t>> words_;         ///< Of each sentence of b, sorted.
  std::array<std::vector<double>, 2> likeness_;           ///< Of the last two sentences of a with those of b.
};

}  // namespace indexer
