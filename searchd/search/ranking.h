#pragma once

#include <xapian.h>

namespace searchd {

// Chosen by measurement, see tests/relevance. BM25 (Robertson and Zaragoza 2009, section 3.4.3) weighs works, and the
// passages of a work against each other.
inline constexpr double bm25_k1 = 1.2;
inline constexpr double bm25_b = 0.75;

// How much the exact form counts beside the word in any form, and the words' closeness beside the words.
inline constexpr double exact_form_weight = 0.3;
inline constexpr double closeness_weight = 0.4;

/// How works are weighed. Xapian copies it.
[[nodiscard]] inline Xapian::BM25Weight work_weighting() {
  return Xapian::BM25Weight(bm25_k1, 0, 0, bm25_b, 0.5);
}

}  // namespace searchd
