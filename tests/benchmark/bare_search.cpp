#include "tests/benchmark/bare_search.h"

#include <vector>

#include "passage/index/document_reader.h"
#include "searchd/search/places.h"
#include "searchd/search/query_parser.h"
#include "searchd/search/query_planner.h"
#include "searchd/search/ranking.h"

namespace benchmark {

BareSearch::BareSearch(const searchd::SearchRequest& request, const passage::IndexSnapshot& index,
                       passage::Analyzer& analyzer)
    : index_(index),
      request_(request),
      plan_(searchd::plan_query(searchd::parse_query(request.query).root, index, analyzer)),
      filters_(searchd::request_filters(request)) {}

std::size_t BareSearch::run() const {
  const searchd::MatchingSet set = searchd::find_matching_set(plan_, filters_, request_.sort, index_.documents);
  Xapian::Enquire enquire(index_.documents);
  enquire.set_weighting_scheme(searchd::work_weighting());
  enquire.set_query(searchd::filtered(set.query, filters_));
  const Xapian::MSet found = enquire.get_mset(0, request_.hits_per_page, index_.documents.get_doccount());
  std::vector<searchd::FoundWork> works;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    works.push_back({*hit, passage::decode_work(hit.get_document().get_data())});
  }
  const std::vector<searchd::WorkPlaces> places = searchd::find_places(works, plan_, request_.places, index_);
  for (std::size_t i = 0; i < works.size(); ++i) {
    for (std::size_t version = 0; version < places[i].versions.size(); ++version) {
      for (const std::uint32_t number : places[i].versions[version].passages) {
        (void)passage::read_passages(index_, works[i].record.versions[version].metadata.id, number, 1);
      }
    }
  }
  return found.get_matches_lower_bound();
}

}  // namespace benchmark
