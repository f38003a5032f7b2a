#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "tests/relevance/cross_language_query.h"

namespace relevance {

/// What was found for one query: the rank as `rank_in_target` counts it.
struct CrossLanguageResult {
  CrossLanguageQuery query;
  std::size_t filtered = 0;    ///< in a search restricted to documents of the target language
  std::size_t unfiltered = 0;  ///< in a search of everything
};

/// The means over the results of one group.
struct GroupOfResults {
  std::string name;
  std::size_t queries = 0;
  double filtered = 0;  ///< MRR@10
  double unfiltered = 0;
};

/// The groups: all; into English and Spanish and into the other languages; by target; by language of the query.
/// Languages stand in the order in which the results name them; a group without a result is left out.
[[nodiscard]] std::vector<GroupOfResults> grouped(const std::vector<CrossLanguageResult>& results);

void write_groups(const std::vector<GroupOfResults>& groups, std::ostream& out);

/// One row for each query whose right document is not the first within the filter; a rank that is not there is "-".
void write_misses(const std::vector<CrossLanguageResult>& results, std::ostream& out);

}  // namespace relevance
