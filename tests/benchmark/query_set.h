#pragma once

#include <cstddef>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "searchd/search/search_request.h"

namespace benchmark {

/// Queries made of the index's own words: one to five words of one passage, phrases, words with a filter. The same
/// index and count give the same queries. Each asks for ten hits with three places.
[[nodiscard]] std::vector<searchd::SearchRequest> make_queries(const passage::IndexSnapshot& index, std::size_t count);

}  // namespace benchmark
