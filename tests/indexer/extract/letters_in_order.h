#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"

namespace tests {

/// The letters of a text in lower case; everything else is left out.
inline std::vector<std::int32_t> letters(std::string_view text) {
  std::vector<std::int32_t> result;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = indexer::next_code_point(text, at);
    if (c >= 0 && u_isalpha(c)) result.push_back(u_tolower(c));
  }
  return result;
}

/// The part of `wanted` that is found in `found` in the same order: their longest common subsequence, by the greedy
/// algorithm of Myers, which needs no memory to speak of when only its length is asked for.
inline double part_in_order(const std::vector<std::int32_t>& wanted, const std::vector<std::int32_t>& found) {
  const auto n = static_cast<std::ptrdiff_t>(wanted.size());
  const auto m = static_cast<std::ptrdiff_t>(found.size());
  std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * (n + m) + 3));
  const std::ptrdiff_t middle = n + m + 1;
  const auto at = [&](std::ptrdiff_t diagonal) -> std::ptrdiff_t& {
    return furthest[static_cast<std::size_t>(middle + diagonal)];
  };
  for (std::ptrdiff_t edits = 0; edits <= n + m; ++edits) {
    for (std::ptrdiff_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const bool down = diagonal == -edits || (diagonal != edits && at(diagonal - 1) < at(diagonal + 1));
      std::ptrdiff_t x = down ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < n && x - diagonal < m && x - diagonal >= 0 &&
             wanted[static_cast<std::size_t>(x)] == found[static_cast<std::size_t>(x - diagonal)]) {
        ++x;
      }
      at(diagonal) = x;
      if (x >= n && x - diagonal >= m) return static_cast<double>(n + m - edits) / 2.0 / static_cast<double>(n);
    }
  }
  return 0;
}

}  // namespace tests
