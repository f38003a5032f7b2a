#pragma once

#include <cstddef>

#include "searchd/search/expansion/expander.h"
#include "searchd/search/index_pool.h"
#include "searchd/search/prepared_search.h"
#include "searchd/search/search_request.h"

namespace benchmark {

/// A query as a plain loop over Xapian would ask it. Parsing, planning and expansion are done when it is made; run() is
/// what the clock sees: which documents match, the documents query with the exact total, the ranking of its hits, the
/// data of their places. No parsing, snippets, JSON or HTTP.
class BareSearch {
 public:
  BareSearch(const searchd::SearchRequest& request, searchd::OpenIndex& index, const searchd::Expander& expander);

  /// Returns the exact total. Throws Xapian::Error.
  std::size_t run();

 private:
  searchd::OpenIndex& index_;
  searchd::SearchRequest request_;
  searchd::PreparedSearch search_;
};

}  // namespace benchmark
