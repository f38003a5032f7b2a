#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace relevance {

/// How relevant a document is to one question; documents that nobody judged are absent and count as not relevant.
using Judgements = std::map<std::string, int>;

/// What trec_eval computes for one question, from the ranked ids and the judgements; a level of 1 or more is relevant.
struct Metrics {
  double ndcg_at_10 = 0;  ///< ndcg_cut_10: gain is the level, discount log2(rank + 1), ideal over all that is judged.
  double map = 0;         ///< map: over all relevant documents; those that were not retrieved add nothing.
  double mrr_at_10 = 0;   ///< recip_rank with the ranking cut after ten.
  double recall_at_100 = 0;  ///< recall_100

  Metrics& operator+=(const Metrics& other);
  Metrics& operator/=(double count);
};

/// recip_rank of a rank from 1, with the ranking cut after ten; rank 0 stands for "not found". 0 beyond the cut.
[[nodiscard]] double reciprocal_rank_at_10(std::size_t rank);

/// All are 0 when nothing is relevant. An id that stands in the ranking twice counts where it stands first.
[[nodiscard]] Metrics measure(const std::vector<std::string>& ranked, const Judgements& judgements);

}  // namespace relevance
