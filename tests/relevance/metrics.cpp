#include "tests/relevance/metrics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace relevance {
namespace {

constexpr std::size_t short_cut = 10;
constexpr std::size_t long_cut = 100;

double discounted(int level, std::size_t rank) {
  return level / std::log2(static_cast<double>(rank + 1));
}

}  // namespace

Metrics& Metrics::operator+=(const Metrics& other) {
  ndcg_at_10 += other.ndcg_at_10;
  map += other.map;
  mrr_at_10 += other.mrr_at_10;
  recall_at_100 += other.recall_at_100;
  return *this;
}

Metrics& Metrics::operator/=(double count) {
  ndcg_at_10 /= count;
  map /= count;
  mrr_at_10 /= count;
  recall_at_100 /= count;
  return *this;
}

double reciprocal_rank_at_10(std::size_t rank) {
  return rank >= 1 && rank <= short_cut ? 1.0 / static_cast<double>(rank) : 0;
}

Metrics measure(const std::vector<std::string>& ranked, const Judgements& judgements) {
  std::vector<int> levels;
  for (const auto& [document, level] : judgements) {
    if (level > 0) levels.push_back(level);
  }
  if (levels.empty()) return {};
  std::ranges::sort(levels, std::greater{});
  double ideal = 0;
  for (std::size_t i = 0; i < std::min(levels.size(), short_cut); ++i) ideal += discounted(levels[i], i + 1);

  Metrics metrics;
  std::set<std::string> seen;
  std::size_t relevant = 0;
  for (std::size_t rank = 1; rank <= ranked.size(); ++rank) {
    const auto judged = judgements.find(ranked[rank - 1]);
    if (judged == judgements.end() || judged->second <= 0 || !seen.insert(judged->first).second) continue;
    ++relevant;
    if (rank <= short_cut) metrics.ndcg_at_10 += discounted(judged->second, rank) / ideal;
    if (relevant == 1) metrics.mrr_at_10 = reciprocal_rank_at_10(rank);
    metrics.map += static_cast<double>(relevant) / static_cast<double>(rank);
    if (rank <= long_cut) metrics.recall_at_100 += 1;
  }
  metrics.map /= static_cast<double>(levels.size());
  metrics.recall_at_100 /= static_cast<double>(levels.size());
  return metrics;
}

}  // namespace relevance
