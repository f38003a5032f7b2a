#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "indexer/learn/word_links.h"

namespace indexer {

/// The words of one side that occur often enough to learn of, numbered anew and densely.
struct FrequentWords {
  static constexpr std::uint32_t too_rare = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> numbers;    ///< By number in the vocabulary, or `too_rare`; may be shorter than it.
  std::vector<std::uint32_t> originals;  ///< The reverse.
  std::vector<std::uint32_t> units;      ///< How many hold the word.
  std::vector<std::uint32_t> occurrences;
  double total = 0;  ///< Of the occurrences.
};

/// Two words that meet in units, by their new numbers.
struct WordPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t together = 0;  ///< Units that hold both.
};

/// Which words meet in the units of two languages, and how often. Words in a single unit, and pairs that meet once, are
/// left out: they are most of all, and nothing can be learnt of them.
class WordPairs {
 public:
  explicit WordPairs(std::span<const ParallelUnit> units);

  [[nodiscard]] const FrequentWords& a() const { return a_; }
  [[nodiscard]] const FrequentWords& b() const { return b_; }
  [[nodiscard]] std::span<const WordPair> pairs() const { return pairs_; }  ///< Sorted by a, then b.

  /// The place in pairs() of two words by their new numbers, `too_rare` included.
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint32_t a, std::uint32_t b) const;

  /// How much more often the two meet than chance would have it: the log-likelihood ratio of Dunning (Accurate Methods
  /// for the Statistics of Surprise and Coincidence, Computational Linguistics 19(1), 1993); 0 for less often.
  [[nodiscard]] double likelihood_ratio(const WordPair& pair) const;

 private:
  double units_ = 0;
  FrequentWords a_;
  FrequentWords b_;
  std::vector<WordPair> pairs_;
};

}  // namespace indexer
