#include "tests/benchmark/bare_search.h"

#include "passage/index/document_reader.h"
#include "searchd/search/ranked_page.h"

namespace benchmark {

BareSearch::BareSearch(const searchd::SearchRequest& request, searchd::OpenIndex& index,
                       const searchd::Expander& expander)
    : index_(index), request_(request), search_(searchd::prepare_search(request, {}, index, &expander)) {}

std::size_t BareSearch::run() {
  const passage::IndexSnapshot& snapshot = index_.snapshot;
  search_.set = searchd::find_matching_set(search_.plan, search_.filters, search_.sort, snapshot.documents);
  Xapian::Enquire enquire(snapshot.documents);
  const searchd::PageOfWorks page = searchd::rank_page(enquire, request_, search_, index_);
  for (const searchd::RankedWork& ranked : page.works) {
    for (std::size_t version = 0; version < ranked.places.versions.size(); ++version) {
      for (const std::uint32_t number : ranked.places.versions[version].passages) {
        (void)passage::read_passages(snapshot, ranked.work.record.versions[version].metadata.id, number, 1);
      }
    }
  }
  return page.total;
}

}  // namespace benchmark
