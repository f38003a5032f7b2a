#include "searchd/search/searcher.h"

#include <algorithm>
#include <chrono>

#include "passage/index/schema.h"
#include "searchd/search/facets.h"
#include "searchd/search/highlight.h"
#include "searchd/search/hits.h"
#include "searchd/search/prepared_search.h"
#include "searchd/search/query_planner.h"
#include "searchd/search/ranking.h"
#include "searchd/search/spelling/did_you_mean.h"

namespace searchd {
namespace {

using Xapian::Query;

// So many works are put in order by their best passages.
constexpr std::size_t reordered_works = 50;

// So many function words show what language a query is in.
constexpr std::ptrdiff_t least_function_words = 2;

void set_sort(Xapian::Enquire& enquire, SortOrder sort) {
  switch (sort) {
    case SortOrder::Relevance:
      enquire.set_sort_by_relevance();
      break;
    case SortOrder::Newest:
      enquire.set_sort_by_value_then_relevance(passage::first_day_slot, true);
      break;
    case SortOrder::Oldest:
      enquire.set_sort_by_value_then_relevance(passage::undated_last_slot, false);
      break;
  }
}

/// Adds the weight to the works that have a version in one of the languages.
Query with_preference(const Query& query, const std::vector<std::string>& languages, double weight) {
  if (languages.empty()) return query;
  const passage::Field& field = *passage::find_field("language");
  std::vector<Query> preferred;
  for (const std::string& language : languages) preferred.push_back(value_query(field, language));
  const Query boost((new Xapian::FixedWeightPostingSource(weight))->release());
  return Query(Query::OP_AND_MAYBE, query,
               Query(Query::OP_FILTER, boost, Query(Query::OP_OR, preferred.begin(), preferred.end())));
}

/// The languages that the query is most likely in, where several function words say so and no filter asks for a
/// language: who types a question wants it answered in its language first, who types names and key words may want any.
std::vector<std::string> languages_to_lean_to(const QueryPlan& plan, const SearchRequest& request) {
  const auto function_words = std::ranges::count_if(plan.words, [](const WordGroup& word) { return !word.required; });
  const bool asks_for_language =
      std::ranges::any_of(request.filters, [](const auto& filter) { return filter.first == "language"; });
  if (function_words < least_function_words || asks_for_language) return {};
  return plan.languages;
}

struct RankedWork {
  FoundWork work;
  WorkPlaces places;
};

struct PageOfWorks {
  std::vector<RankedWork> works;
  std::uint32_t total = 0;  ///< Of all that match.
};

/// The works of the page asked for. The first so many by the weight of their whole texts are put in order by that of
/// their best passages too: a long text holds many words far from each other.
PageOfWorks find_page(Xapian::Enquire& enquire, const SearchRequest& request, SortOrder sort, const QueryPlan& plan,
                      const passage::IndexSnapshot& index) {
  const std::size_t first = std::size_t{request.page - 1} * request.hits_per_page;
  const bool reorders = sort == SortOrder::Relevance && first < reordered_works;
  const std::size_t begin = reorders ? 0 : first;
  const std::size_t count = reorders ? std::max<std::size_t>(reordered_works, first + request.hits_per_page)
                                     : std::size_t{request.hits_per_page};
  // Only when all documents are looked at is the total exact.
  const Xapian::MSet found = enquire.get_mset(static_cast<Xapian::doccount>(begin),
                                              static_cast<Xapian::doccount>(count), index.documents.get_doccount());
  std::vector<FoundWork> works;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    works.push_back({*hit, passage::decode_work(hit.get_document().get_data()), hit.get_weight()});
  }
  std::vector<WorkPlaces> places = find_places(works, plan, request.places, index);
  std::vector<RankedWork> ranked;
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (reorders && i < reordered_works) works[i].weight += best_passage_weight * places[i].best_weight;
    ranked.push_back({std::move(works[i]), std::move(places[i])});
  }
  if (reorders) {
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), reordered_works));
    std::ranges::stable_sort(ranked.begin(), end, std::ranges::greater{},
                             [](const RankedWork& one) { return one.work.weight; });
  }
  PageOfWorks page{.total = found.get_matches_lower_bound()};
  for (std::size_t i = first - begin; i < std::min(ranked.size(), first - begin + request.hits_per_page); ++i) {
    page.works.push_back(std::move(ranked[i]));
  }
  return page;
}

std::string explanation(const Xapian::Enquire& enquire, Xapian::docid document) {
  std::string terms;
  for (auto term = enquire.get_matching_terms_begin(document); term != enquire.get_matching_terms_end(document);
       ++term) {
    if (!terms.empty()) terms += ' ';
    terms += *term;
  }
  return terms;
}

void add_spelling(SearchAnswer& answer, SpellingAdvice advice) {
  answer.corrected_query = std::move(advice.corrected_query);
  for (std::string& word : advice.unknown_words) {
    answer.notices.push_back({.code = "no_documents_for_word",
                              .message = "No document holds \"" + word + "\" in any form or translation.",
                              .word = std::move(word)});
  }
  for (std::string& phrase : advice.unknown_phrases) {
    answer.notices.push_back({.code = "no_documents_for_phrase",
                              .message = "No document holds exactly \"" + phrase + "\".",
                              .word = std::move(phrase)});
  }
}

}  // namespace

SearchAnswer search_index(const SearchRequest& request, const QueryLimits& limits, OpenIndex& index,
                          const Expander* expander) {
  const auto begin = std::chrono::steady_clock::now();
  const passage::IndexSnapshot& snapshot = index.snapshot;
  SearchAnswer answer{.generation = snapshot.generation};

  PreparedSearch search = prepare_search(request, limits, index, expander);
  const QueryPlan& plan = search.plan;
  Xapian::Enquire enquire(snapshot.documents);
  enquire.set_weighting_scheme(work_weighting());
  const Query leaning =
      with_preference(search.found(), languages_to_lean_to(plan, request), query_language_weight);
  enquire.set_query(with_preference(leaning, request.prefer, preferred_language_weight));
  set_sort(enquire, search.sort);
  PageOfWorks page = find_page(enquire, request, search.sort, plan, snapshot);
  Highlighter highlighter(plan.highlight, index.analyzer);
  for (const RankedWork& ranked : page.works) {
    Hit& hit = answer.hits.emplace_back(make_hit(ranked.work, ranked.places, request.prefer, snapshot, highlighter));
    if (request.explain) hit.explanation = explanation(enquire, ranked.work.document);
  }

  answer.matching = search.set.matching;
  answer.total_hits = page.total;
  if (!request.facets.empty()) {
    answer.facets = count_facets(request.facets, search.set.query, search.filters, snapshot.documents);
  }
  answer.expansions = plan.expansions;
  answer.notices = std::move(search.parsed.notices);
  answer.notices.insert(answer.notices.end(), plan.notices.begin(), plan.notices.end());
  add_spelling(answer, advise_on_spelling(request, search, page.total, limits, index, expander));
  if (request.explain) {
    answer.parsed_query = describe(search.parsed.root);
    answer.plan = plan.describe();
  }
  answer.processing_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return answer;
}

}  // namespace searchd
