#include "searchd/search/prepared_search.h"

#include "searchd/search/expansion/plan_expansion.h"
#include "searchd/search/query_planner.h"
#include "searchd/search/title_query.h"

namespace searchd {

PreparedSearch prepare_search(const SearchRequest& request, const QueryLimits& limits, OpenIndex& index,
                              const Expander* expander) {
  PreparedSearch search{.parsed = parse_query(request.query, limits), .filters = request_filters(request)};
  search.plan = plan_query(search.parsed.root, index.snapshot, index.analyzer);
  if (request.expand && expander) expand_plan(search.plan, *expander, index.snapshot, index.analyzer);
  weigh_titles(search.plan, index.analyzer);
  const bool cannot_rank = request.sort == SortOrder::Relevance && !search.plan.has_text();
  search.sort = cannot_rank ? SortOrder::Newest : request.sort;
  search.set = find_matching_set(search.plan, search.filters, search.sort, index.snapshot.documents);
  return search;
}

std::uint32_t count_documents(const Xapian::Query& query, const Xapian::Database& documents) {
  Xapian::Enquire enquire(documents);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, 0, documents.get_doccount()).get_matches_lower_bound();
}

}  // namespace searchd
