#pragma once

#include <cstddef>

#include "passage/index/index_snapshot.h"
#include "passage/text/analyzer.h"
#include "searchd/search/matching.h"
#include "searchd/search/query_plan.h"
#include "searchd/search/search_request.h"

namespace benchmark {

/// A query as a plain loop over Xapian would ask it. Parsing and planning are done when it is made; run() is what the
/// clock sees: which documents match, the documents query with the exact total, the data of its hits, the places query
/// with its data. No parsing, snippets, JSON or HTTP.
class BareSearch {
 public:
  BareSearch(const searchd::SearchRequest& request, const passage::IndexSnapshot& index, passage::Analyzer& analyzer);

  /// Returns the exact total. Throws Xapian::Error.
  std::size_t run() const;

 private:
  const passage::IndexSnapshot& index_;
  searchd::SearchRequest request_;
  searchd::QueryPlan plan_;
  searchd::RequestFilters filters_;
};

}  // namespace benchmark
