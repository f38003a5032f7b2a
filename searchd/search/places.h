#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "passage/index/records.h"
#include "searchd/search/query_plan.h"

namespace searchd {

/// The best passages of one version of a hit.
struct VersionPlaces {
  std::vector<passage::PassageRecord> passages;  ///< Best first.
  double best_weight = 0;
  std::uint32_t matching = 0;  ///< How many passages of the version match.
};

/// Finds, in one query, the best passages of each version of the given works: any word of the plan, ranked by all of
/// it, exclusions not applied. By digest of the version's id; versions without a matching passage are absent.
/// Throws Xapian::Error.
[[nodiscard]] std::map<std::string, VersionPlaces> find_places(const std::vector<passage::WorkRecord>& works,
                                                               const QueryPlan& plan, std::uint32_t places_each,
                                                               const passage::IndexSnapshot& index);

}  // namespace searchd
