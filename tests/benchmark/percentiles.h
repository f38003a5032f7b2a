#pragma once

#include <vector>

namespace benchmark {

/// Milliseconds below which 50, 95 and 99 of a hundred queries stay (nearest rank).
struct Percentiles {
  double p50 = 0;
  double p95 = 0;
  double p99 = 0;
};

/// All 0 when there are no samples.
[[nodiscard]] Percentiles percentiles(std::vector<double> samples);

[[nodiscard]] double median(std::vector<double> samples);

}  // namespace benchmark
