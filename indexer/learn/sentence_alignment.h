#pragma once

#include <cstdint>
#include <vector>

#include "indexer/learn/version_text.h"

namespace indexer {

/// Sentences of one version, and those of the other that say the same: half-open ranges, one or two of each.
struct Bead {
  std::uint32_t a_begin = 0;
  std::uint32_t a_end = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t b_end = 0;

  friend bool operator==(const Bead&, const Bead&) = default;
};

/// What is known of two languages when their versions are aligned.
struct PairKnowledge {
  double ratio = 1;  ///< Characters of b for one of a.
  /// For each word of a, words of b that translate it; empty, or short of words, where nothing is known.
  std::vector<std::vector<std::uint32_t>> translations;
};

/// Pairs the sentences of two versions, in order: the cheapest way through both by dynamic programming, after Gale and
/// Church, A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics 19(1), 1993. Costs are
/// theirs for lengths and for sentences that are merged or missing; added are the structure (paragraphs, sections, the
/// numbers of numbered paragraphs), what is written alike in both (figures, names), and words whose translation is
/// known. Sentences without a counterpart are in no bead, nor are those of beads whose lengths do not go together.
///
/// Empty when the versions do not tell the same: too few of their sentences find a counterpart.
/// Time and memory grow with the length of the versions times a band around the diagonal. Pure.
[[nodiscard]] std::vector<Bead> align(const VersionText& a, const VersionText& b, const PairKnowledge& known);

}  // namespace indexer
