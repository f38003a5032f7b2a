#pragma once

#include <string>
#include <vector>

#include "tests/end_to_end/daemon.h"

namespace tests {

/// What a daemon answers to a request that looks at an index from one side: the request, and the answer without what
/// differs from one time to the next.
struct ComparableAnswer {
  std::string target;
  std::string body;
};

/// Every document of its index; searches with their totals, order, scores, facets, expansions and places; suggestions,
/// likenesses.
[[nodiscard]] std::vector<ComparableAnswer> all_answers(const Daemon& daemon);

/// The first difference, for people; empty when there is none.
[[nodiscard]] std::string difference(const std::vector<ComparableAnswer>& one,
                                     const std::vector<ComparableAnswer>& other);

}  // namespace tests
