#pragma once

#include <utility>
#include <vector>

#include <xapian.h>

#include "passage/index/fields.h"
#include "searchd/search/query_plan.h"
#include "searchd/search/search_request.h"

namespace searchd {

/// The restrictions of a request beside its query: one condition for each field, and for the date.
struct RequestFilters {
  std::vector<std::pair<const passage::Field*, Xapian::Query>> fields;
  Xapian::Query date;  ///< Empty: none.
};

[[nodiscard]] RequestFilters request_filters(const SearchRequest& request);

/// The documents that a search finds, before the request's filters, and how they rank.
struct MatchingSet {
  Xapian::Query query;
  Matching matching = Matching::All;
  std::size_t required_words = 0;  ///< How many of the significant words each of them holds at least.
};

/// `set` restricted by the filters, but for those of `left_out`.
[[nodiscard]] Xapian::Query filtered(const Xapian::Query& set, const RequestFilters& filters,
                                     const passage::Field* left_out = nullptr);

/// Applies the matching rule of the contract: documents that hold every significant word; with more than four words,
/// or where none holds them all, those that hold as many of them as can be had. Throws Xapian::Error.
[[nodiscard]] MatchingSet find_matching_set(const QueryPlan& plan, const RequestFilters& filters, SortOrder sort,
                                            const Xapian::Database& documents);

}  // namespace searchd
