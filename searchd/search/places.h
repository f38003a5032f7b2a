#pragma once

#include <cstdint>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "passage/index/records.h"
#include "searchd/search/query_plan.h"

namespace searchd {

/// A work of a page of hits.
struct FoundWork {
  Xapian::docid document = 0;
  passage::WorkRecord record;
  double weight = 0;
};

/// The best passages of one version of a work.
struct VersionPlaces {
  std::vector<std::uint32_t> passages;  ///< Their numbers within the version, from 1, best first.
  double best_weight = 0;
  std::uint32_t matching = 0;  ///< How many passages of the version match.
};

struct WorkPlaces {
  std::vector<VersionPlaces> versions;  ///< By number of the version; empty places where no passage of it matches.
  double best_weight = 0;               ///< Of the best passage; 0: none matches.

  /// The version with the best passage; of those in the query's language, where one matches. The first when none does.
  std::size_t best_version = 0;
};

/// Finds the best passages of each version of the works: any word of the plan, ranked by all of it, exclusions not
/// applied. The passages have no index of their own: where the words stand in a work says which of its passages hold
/// them, and BM25 (Robertson and Zaragoza 2009, section 3.4.3) weighs these against each other, with the frequencies of
/// the collection. Throws Xapian::Error.
[[nodiscard]] std::vector<WorkPlaces> find_places(const std::vector<FoundWork>& works, const QueryPlan& plan,
                                                  std::uint32_t places_each, const passage::IndexSnapshot& index);

}  // namespace searchd
