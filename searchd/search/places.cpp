#include "searchd/search/places.h"

#include "passage/index/schema.h"
#include "searchd/search/ranking.h"

namespace searchd {
namespace {

using Xapian::Query;

// A phrase may run from one passage into the next: its single words find a place, far below the phrase itself.
constexpr double phrase_word_weight = 0.02;
constexpr double phrase_weight = 3;

Query passages_query(const QueryPlan& plan) {
  std::vector<Query> parts;
  for (const WordGroup* word : plan.significant()) parts.push_back(word->rank);
  for (const Query& required : plan.required) {
    parts.emplace_back(Query::OP_SCALE_WEIGHT, required, phrase_weight);
    const std::vector<std::string> terms(required.get_unique_terms_begin(), required.get_unique_terms_end());
    parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, terms.begin(), terms.end()), phrase_word_weight);
  }
  for (const Query& closeness : plan.closeness) parts.push_back(closeness);
  return Query(Query::OP_OR, parts.begin(), parts.end());
}

}  // namespace

std::map<std::string, VersionPlaces> find_places(const std::vector<passage::WorkRecord>& works, const QueryPlan& plan,
                                                 std::uint32_t places_each, const passage::IndexSnapshot& index) {
  std::map<std::string, VersionPlaces> places;
  if (works.empty() || !plan.has_text()) return places;
  std::vector<Query> of_works;
  std::size_t versions = 0;
  for (const passage::WorkRecord& work : works) {
    of_works.emplace_back(passage::work_term(passage::key_digest(work.key)));
    versions += work.versions.size();
  }
  Xapian::ValueCountMatchSpy matching(passage::version_slot);
  Xapian::Enquire enquire(index.passages);
  enquire.set_weighting_scheme(passage_weighting());
  enquire.set_query(
      Query(Query::OP_FILTER, passages_query(plan), Query(Query::OP_OR, of_works.begin(), of_works.end())));
  enquire.set_collapse_key(passage::version_slot, places_each);
  enquire.add_matchspy(&matching);
  const auto most = static_cast<Xapian::doccount>(versions * places_each);
  const Xapian::MSet found = enquire.get_mset(0, most, index.passages.get_doccount());
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    const Xapian::Document document = hit.get_document();
    VersionPlaces& of_version = places[document.get_value(passage::version_slot)];
    if (of_version.passages.empty()) of_version.best_weight = hit.get_weight();
    of_version.passages.push_back(passage::decode_passage(document.get_data()));
  }
  for (auto count = matching.values_begin(); count != matching.values_end(); ++count) {
    if (const auto of_version = places.find(*count); of_version != places.end())
      of_version->second.matching = count.get_termfreq();
  }
  return places;
}

}  // namespace searchd
