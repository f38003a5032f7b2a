#include "indexer/learn/sentence_alignment.h"

#include <algorithm>
#include <array>
#include <limits>

#include "indexer/learn/bead_cost.h"

namespace indexer {
namespace {

/// How many sentences of each side a bead takes, and what that costs: the negative logarithm of how often it occurs
/// (Gale and Church 1993, table 5).
struct BeadShape {
  std::uint32_t a;
  std::uint32_t b;
  double cost;
};
constexpr std::array shapes{
    BeadShape{1, 1, 0.117}, BeadShape{1, 0, 4.615}, BeadShape{0, 1, 4.615},
    BeadShape{2, 1, 2.419}, BeadShape{1, 2, 2.419}, BeadShape{2, 2, 4.510},
};

constexpr double most_length_cost = 7;  // a bead beyond is two texts that happen to stand in the same place
constexpr double least_matched = 0.4;   // of the sentences of the shorter version

constexpr std::uint32_t least_band = 100;
constexpr std::uint32_t most_band = 1'000;

class Aligner {
 public:
  Aligner(const VersionText& a, const VersionText& b, const PairKnowledge& known)
      : cost_(a, b, known),
        a_size_(static_cast<std::uint32_t>(a.sentences.size())),
        b_size_(static_cast<std::uint32_t>(b.sentences.size())) {
    const std::uint32_t slope = b_size_ / a_size_ + 1;  // the bands of neighbouring rows meet
    band_ = std::max(slope, std::clamp(std::max(a_size_, b_size_) / 10, least_band, most_band));
  }

  std::vector<Bead> align() {
    std::vector<std::vector<double>> costs(a_size_ + 1);
    steps_.resize(a_size_ + 1);
    for (std::uint32_t i = 0; i <= a_size_; ++i) {
      if (i > 0) {
        const std::uint32_t first = first_column(i - 1);
        cost_.advance(i - 1, first > 0 ? first - 1 : 0, std::min(end_column(std::min(i + 1, a_size_)), b_size_));
      }
      fill_row(i, costs);
      if (i >= 2) costs[i - 2] = {};  // no bead takes three
    }
    return trace_back();
  }

 private:
  /// The columns of row i that are looked at: a band around the diagonal.
  [[nodiscard]] std::uint32_t first_column(std::uint32_t i) const {
    const std::uint32_t middle = middle_column(i);
    return middle > band_ ? middle - band_ : 0;
  }
  [[nodiscard]] std::uint32_t end_column(std::uint32_t i) const {
    return std::min(middle_column(i) + band_, b_size_) + 1;
  }
  [[nodiscard]] std::uint32_t middle_column(std::uint32_t i) const {
    return static_cast<std::uint32_t>(std::uint64_t{i} * b_size_ / a_size_);
  }

  /// costs[i][j - first_column(i)] is what the cheapest way costs to the place behind i sentences of a and j of b.
  void fill_row(std::uint32_t i, std::vector<std::vector<double>>& costs) {
    const std::uint32_t first = first_column(i);
    const std::uint32_t end = end_column(i);
    steps_[i].resize(end - first);
    costs[i].assign(end - first, std::numeric_limits<double>::infinity());
    if (i == 0) costs[0][0] = 0;
    for (std::uint32_t j = first; j < end; ++j) {
      double& best = costs[i][j - first];
      for (std::size_t s = 0; s < shapes.size(); ++s) {
        const BeadShape& shape = shapes[s];
        if (shape.a > i || shape.b > j) continue;
        const std::uint32_t row = i - shape.a;
        const std::uint32_t column = j - shape.b;
        if (column < first_column(row) || column >= end_column(row)) continue;
        double total = costs[row][column - first_column(row)] + shape.cost;
        if (total - BeadCost::most_gain() >= best) continue;
        if (shape.a > 0 && shape.b > 0) total += cost_({row, i, column, j});
        if (total >= best) continue;
        best = total;
        steps_[i][j - first] = static_cast<std::uint8_t>(s);
      }
    }
  }

  [[nodiscard]] std::vector<Bead> trace_back() const {
    std::vector<Bead> beads;
    double matched = 0;
    for (std::uint32_t i = a_size_, j = b_size_; i > 0 || j > 0;) {
      const BeadShape& shape = shapes[steps_[i][j - first_column(i)]];
      i -= shape.a;
      j -= shape.b;
      const Bead bead{i, i + shape.a, j, j + shape.b};
      if (shape.a == 0 || shape.b == 0 || cost_.of_lengths(bead) > most_length_cost) continue;
      beads.push_back(bead);
      matched += a_size_ < b_size_ ? shape.a : shape.b;
    }
    if (matched < least_matched * std::min(a_size_, b_size_)) return {};
    std::ranges::reverse(beads);
    return beads;
  }

  BeadCost cost_;
  std::uint32_t a_size_;
  std::uint32_t b_size_;
  std::uint32_t band_ = 0;
  std::vector<std::vector<std::uint8_t>> steps_;  ///< The shape of the bead that ends at each place.
};

}  // namespace

std::vector<Bead> align(const VersionText& a, const VersionText& b, const PairKnowledge& known) {
  if (a.sentences.empty() || b.sentences.empty()) return {};
  return Aligner(a, b, known).align();
}

}  // namespace indexer
