#pragma once

#include <cstdint>

#include "searchd/search/expansion/expander.h"
#include "searchd/search/index_pool.h"
#include "searchd/search/matching.h"
#include "searchd/search/query_parser.h"
#include "searchd/search/query_plan.h"
#include "searchd/search/search_request.h"

namespace searchd {

/// A request understood: what it looks for in one index, and which documents it finds.
struct PreparedSearch {
  ParsedQuery parsed;
  QueryPlan plan;
  SortOrder sort = SortOrder::Relevance;  ///< As asked for; newest first where there is nothing to rank by.
  RequestFilters filters;
  MatchingSet set;

  /// What the request finds, its filters applied.
  [[nodiscard]] Xapian::Query found() const { return filtered(set.query, filters); }
};

/// Parses, plans and says otherwise. `expander`: null where nothing is to be added. Throws Xapian::Error.
[[nodiscard]] PreparedSearch prepare_search(const SearchRequest& request, const QueryLimits& limits, OpenIndex& index,
                                            const Expander* expander);

/// How many documents a query finds, exactly. Throws Xapian::Error.
[[nodiscard]] std::uint32_t count_documents(const Xapian::Query& query, const Xapian::Database& documents);

}  // namespace searchd
