#pragma once

#include "searchd/search/expansion/expander.h"
#include "searchd/search/index_pool.h"
#include "searchd/search/query_parser.h"
#include "searchd/search/query_plan.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"

namespace searchd {

/// The whole way of a query in one opened generation: parse, plan, expand (where the request wants it and there is an
/// expander), match, rank, places, facets. Throws Xapian::Error and passage::Error.
[[nodiscard]] SearchAnswer search_index(const SearchRequest& request, const QueryLimits& limits, OpenIndex& index,
                                        const Expander* expander = nullptr);

}  // namespace searchd
