#include "tests/benchmark/percentiles.h"

#include <algorithm>
#include <cmath>

namespace benchmark {
namespace {

double nearest_rank(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace

Percentiles percentiles(std::vector<double> samples) {
  std::ranges::sort(samples);
  return {nearest_rank(samples, 0.50), nearest_rank(samples, 0.95), nearest_rank(samples, 0.99)};
}

double median(std::vector<double> samples) {
  std::ranges::sort(samples);
  return nearest_rank(samples, 0.5);
}

}  // namespace benchmark
