#include "searchd/search/ranked_page.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "passage/index/document_reader.h"
#include "passage/index/schema.h"
#include "passage/text/language.h"
#include "searchd/search/document_set.h"
#include "searchd/search/feedback.h"
#include "searchd/search/likeness/likeness.h"
#include "searchd/search/query_planner.h"
#include "searchd/search/ranking.h"

namespace searchd {
namespace {

using Xapian::Query;

// So many works are put in order by their best passages.
constexpr std::size_t reordered_works = 50;

// So many of these by the likeness of their best passages: further down it would be noise.
constexpr std::size_t liked_works = 10;

// Of these, so many tell what the others should be about, and the very first stay: what was asked for is among them.
constexpr std::size_t feedback_works = 5;
constexpr std::size_t works_before_feedback = 3;

void set_sort(Xapian::Enquire& enquire, SortOrder sort, const Xapian::Database& documents) {
  // Indexes that were made before arrivals were noted have nothing there.
  if (sort == SortOrder::Added && documents.get_value_freq(passage::added_slot) == 0) sort = SortOrder::Newest;
  switch (sort) {
    case SortOrder::Relevance:
      enquire.set_sort_by_relevance();
      break;
    case SortOrder::Newest:
      enquire.set_sort_by_value_then_relevance(passage::first_day_slot, true);
      break;
    case SortOrder::Added:
      enquire.set_sort_by_value_then_relevance(passage::added_slot, true);
      break;
    case SortOrder::Oldest:
      enquire.set_sort_by_value_then_relevance(passage::undated_last_slot, false);
      break;
  }
}

/// Adds the weight to the works that have a version in one of the languages.
Query with_preference(const Query& query, const std::vector<std::string>& languages, double weight) {
  if (languages.empty()) return query;
  const Query boost((new Xapian::FixedWeightPostingSource(weight))->release());
  return Query(Query::OP_AND_MAYBE, query, Query(Query::OP_FILTER, boost, language_query(languages)));
}

/// The languages that the query is most likely in, unless a filter asks for a language: who types a language reads it.
std::vector<std::string> languages_to_lean_to(const QueryPlan& plan, const SearchRequest& request) {
  const bool asks_for_language =
      std::ranges::any_of(request.filters, [](const auto& filter) { return filter.first == "language"; });
  return asks_for_language ? std::vector<std::string>{} : plan.languages;
}

/// Adds the weight that new works have beside that of their texts.
Query with_freshness(const Query& query, const OpenIndex& open) {
  if (open.freshness == 0) return query;
  return Query(Query::OP_AND_MAYBE, query, open.recency->of(open.snapshot).weighed(open.freshness * freshness_weight));
}

/// Puts the first so many in the order of their weights.
void order_first(std::vector<RankedWork>& works, std::size_t count) {
  const auto end = works.begin() + static_cast<std::ptrdiff_t>(std::min(works.size(), count));
  std::ranges::stable_sort(works.begin(), end, std::ranges::greater{},
                           [](const RankedWork& one) { return one.work.weight; });
}

/// Without what a symbol of its own adds: its own document stays first.
double text_weight(const RankedWork& one) {
  return one.work.weight < own_symbol_weight ? one.work.weight : one.work.weight - own_symbol_weight;
}

/// Orders the first so many by how new they are, too.
void order_by_freshness(std::vector<RankedWork>& works, std::size_t count, const OpenIndex& open) {
  if (open.freshness == 0 || works.empty()) return;
  const Recency& recency = open.recency->of(open.snapshot);
  const double unit = open.freshness * freshness_share * text_weight(works.front());
  for (std::size_t i = 0; i < std::min(works.size(), count); ++i) {
    works[i].work.weight += unit * recency.of(works[i].work.document);
  }
  order_first(works, count);
}

ComparedText read_best_text(const RankedWork& ranked, const passage::IndexSnapshot& index) {
  const std::size_t best = ranked.places.best_version;
  const std::vector<std::uint32_t>& numbers = ranked.places.versions[best].passages;
  if (numbers.empty()) return {};
  auto passages = passage::read_passages(index, ranked.work.record.versions[best].metadata.id, numbers.front(), 1);
  if (passages.empty()) return {};
  passage::Passage& passage = passages.front().passage;
  return {std::move(passage.text), std::string(passage::primary_subtag(passage.language))};
}

/// The best passages of the first so many; an empty text where none matches.
std::vector<ComparedText> best_texts(std::vector<RankedWork>& works, std::size_t count,
                                     const passage::IndexSnapshot& index) {
  std::vector<ComparedText> texts;
  for (std::size_t i = 0; i < std::min(works.size(), count); ++i) {
    if (!works[i].best_text) works[i].best_text = read_best_text(works[i], index);
    texts.push_back(*works[i].best_text);
  }
  return texts;
}

/// The likeness of the title that is likest.
double title_likeness(const passage::WorkRecord& work, Likeness& likeness) {
  double most = 0;
  for (const passage::VersionRecord& version : work.versions) {
    if (version.metadata.title.ends_with("…")) continue;  // cut from the text, which is compared itself
    const std::string language(passage::primary_subtag(version.metadata.language));
    most = std::max(most, likeness.of_title({version.metadata.title, language}));
  }
  return most;
}

/// Orders the first so many by how like their titles are to the query, too, and the first `liked` of these by
/// how like their best passages are.
void order_by_likeness(std::vector<RankedWork>& works, std::size_t liked, const QueryPlan& plan, double other_languages,
                       OpenIndex& index) {
  if (works.empty()) return;
  const double unit = likeness_weight * text_weight(works.front());
  const Xapian::Database& documents = index.snapshot.documents;
  Likeness likeness(plan, index.vocabulary->of(documents).grams(), documents, index.analyzer, other_languages);
  for (std::size_t i = 0; i < std::min(works.size(), reordered_works); ++i) {
    const double likest = title_likeness(works[i].work.record, likeness);
    works[i].work.weight += unit * title_likeness_share * likest * likest * likest;
  }
  order_first(works, reordered_works);

  const std::vector<double> likenesses = likeness.of(best_texts(works, liked, index.snapshot));
  for (std::size_t i = 0; i < likenesses.size(); ++i) works[i].work.weight += unit * likenesses[i];
  order_first(works, liked);
}

bool has_version_in(const passage::WorkRecord& work, const std::set<std::string>& languages) {
  return std::ranges::any_of(work.versions, [&](const passage::VersionRecord& version) {
    return languages.contains(std::string(passage::primary_subtag(version.metadata.language)));
  });
}

/// Orders the first so many but the very first also by what they have in common with the first texts.
void order_by_feedback(std::vector<RankedWork>& works, OpenIndex& index) {
  if (works.size() <= works_before_feedback) return;
  const std::size_t count = std::min(works.size(), reordered_works);
  const std::vector<ComparedText> texts = best_texts(works, feedback_works, index.snapshot);
  std::set<std::string> languages;
  for (const ComparedText& text : texts) languages.insert(text.language);
  std::vector<Xapian::docid> documents;
  for (std::size_t i = 0; i < count; ++i) documents.push_back(works[i].work.document);
  std::vector<double> shares = common_ground(texts, documents, index);
  double sum = 0;
  double comparable = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (has_version_in(works[i].work.record, languages)) {
      sum += shares[i];
      ++comparable;
    } else if (comparable > 0) {
      shares[i] = sum / comparable;  // Its words are other ones: it has what those before it have.
    }
  }
  std::fill_n(shares.begin(), works_before_feedback, 1);
  const double unit = feedback_weight * works.front().work.weight;
  for (std::size_t i = 0; i < count; ++i) works[i].work.weight += unit * shares[i];
  order_first(works, count);
}

/// The works that an editor has put first for this query, in their order; those that the request's filters leave out
/// are not among them.
std::vector<Xapian::docid> pinned_works(const SearchRequest& request, const PreparedSearch& search,
                                        const passage::IndexSnapshot& index) {
  const passage::Curation::Pin* pin = index.curation.pin_of(request.query);
  if (pin == nullptr || request.sort != SortOrder::Relevance) return {};
  std::vector<Xapian::docid> works;
  for (const std::string& id : pin->ids) {
    Xapian::Enquire enquire(index.documents);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(filtered(Query(passage::id_term(id)), search.filters));
    const Xapian::MSet found = enquire.get_mset(0, 1);
    if (!found.empty() && std::ranges::count(works, *found.begin()) == 0) works.push_back(*found.begin());
  }
  return works;
}

/// Finds their places, which are weighed against each other.
std::vector<RankedWork> with_places(std::vector<FoundWork> found, const SearchRequest& request, const QueryPlan& plan,
                                    const passage::IndexSnapshot& index) {
  if (found.empty()) return {};
  std::vector<WorkPlaces> places = find_places(found, plan, request.places, index);
  std::vector<RankedWork> ranked;
  for (std::size_t i = 0; i < found.size(); ++i) ranked.push_back({std::move(found[i]), std::move(places[i])});
  return ranked;
}

/// Their places are those of the query, if they have any. None scores less than what stands behind it.
std::vector<RankedWork> read_pinned(std::span<const Xapian::docid> works, double weight, const SearchRequest& request,
                                    const QueryPlan& plan, const passage::IndexSnapshot& index) {
  std::vector<FoundWork> found;
  for (const Xapian::docid work : works) {
    found.push_back({work, passage::decode_work(index.documents.get_document(work).get_data()), weight});
  }
  return with_places(std::move(found), request, plan, index);
}

/// A stretch of a list whose first so many are pinned, taken apart.
struct Slice {
  std::size_t first_pin;
  std::size_t end_of_pins;
  std::size_t first;  ///< Of the others.
  std::size_t count;

  Slice(std::size_t begin, std::size_t size, std::size_t pins)
      : first_pin(std::min(begin, pins)),
        end_of_pins(std::min(begin + size, pins)),
        first(std::max(begin, pins) - pins),
        count(size - (end_of_pins - first_pin)) {}
};

}  // namespace

PageOfWorks rank_page(Xapian::Enquire& enquire, const SearchRequest& request, const PreparedSearch& search,
                      OpenIndex& open) {
  const passage::IndexSnapshot& index = open.snapshot;
  const QueryPlan& plan = search.plan;
  const std::vector<std::string> leans_to = languages_to_lean_to(plan, request);
  const std::vector<Xapian::docid> pins = pinned_works(request, search, index);
  std::vector<Xapian::docid> sorted_pins = pins;
  std::ranges::sort(sorted_pins);
  const Query pinned = documents_query(std::move(sorted_pins));
  const Query others = pins.empty() ? search.found() : Query(Query::OP_AND_NOT, search.found(), pinned);
  const Query leaning = with_preference(others, leans_to, query_language_weight);
  enquire.set_weighting_scheme(work_weighting());
  const Query preferring = with_preference(leaning, request.prefer, preferred_language_weight);
  enquire.set_query(search.sort == SortOrder::Relevance ? with_freshness(preferring, open) : preferring);
  set_sort(enquire, search.sort, index.documents);
  const Slice slice(std::size_t{request.page - 1} * request.hits_per_page, request.hits_per_page, pins.size());
  const std::size_t first = slice.first;
  const bool reorders = search.sort == SortOrder::Relevance && first < reordered_works;
  const std::size_t begin = reorders ? 0 : first;
  const std::size_t count = reorders ? std::max<std::size_t>(reordered_works, first + slice.count) : slice.count;
  // Only when all documents are looked at is the total exact.
  const Xapian::MSet found = enquire.get_mset(static_cast<Xapian::doccount>(begin),
                                              static_cast<Xapian::doccount>(count), index.documents.get_doccount());
  // Apart from those behind them, so that they weigh the same on whatever page they stand.
  std::vector<FoundWork> together;
  std::vector<FoundWork> behind;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    (reorders && together.size() == reordered_works ? behind : together)
        .push_back({*hit, passage::decode_work(hit.get_document().get_data()), hit.get_weight()});
  }
  std::vector<RankedWork> ranked = with_places(std::move(together), request, plan, index);
  if (reorders) {
    for (RankedWork& one : ranked) one.work.weight += best_passage_weight * one.places.best_weight;
    order_first(ranked, reordered_works);
    const bool feeds_back = plan.significant().size() > few_words;
    // Without feedback, the texts of the first few decide nothing on later pages.
    const std::size_t liked = feeds_back || first < liked_works ? liked_works : 0;
    order_by_likeness(ranked, liked, plan, leans_to.empty() ? 1 : other_language_likeness, open);
    order_by_freshness(ranked, liked, open);
    if (feeds_back) order_by_feedback(ranked, open);
  }
  std::ranges::move(with_places(std::move(behind), request, plan, index), std::back_inserter(ranked));
  PageOfWorks page{.total = found.get_matches_lower_bound()};
  if (!pins.empty()) {
    page.total += count_documents(Query(Query::OP_FILTER, search.found(), pinned), index.documents);
    page.works = read_pinned(std::span(pins).subspan(slice.first_pin, slice.end_of_pins - slice.first_pin),
                             ranked.empty() ? 0 : ranked.front().work.weight, request, plan, index);
  }
  for (std::size_t i = first - begin; i < std::min(ranked.size(), first - begin + slice.count); ++i) {
    page.works.push_back(std::move(ranked[i]));
  }
  return page;
}

}  // namespace searchd
