#include "searchd/search/matching.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "passage/index/blank_document.h"
#include "passage/index/fields.h"
#include "searchd/search/document_set.h"
#include "searchd/search/query_planner.h"
#include "searchd/search/ranking.h"

namespace searchd {
namespace {

using Xapian::Query;

// Where no document holds them all, or for more than few words, the requirement is relaxed until so many documents meet
// it: a page of hits for few words, which should rather stand together; enough to choose from for many.
constexpr std::size_t enough_for_few_words = 10;
constexpr std::size_t enough_documents = 300;

/// How many of the words a document holds.
struct HeldWords {
  Xapian::docid document;
  std::size_t words;
};

/// Collects every document's weight, which under CoordWeight is the number of words that it holds.
class HeldWordsSpy final : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override {
    held_.push_back({document.get_docid(), static_cast<std::size_t>(std::lround(weight))});
  }
  std::vector<HeldWords> take() { return std::move(held_); }

 private:
  std::vector<HeldWords> held_;
};

Query combined(Query::op op, const std::vector<Query>& parts) {
  return Query(op, parts.begin(), parts.end());
}

std::vector<Query> queries_of(const std::vector<Sought>& pieces) {
  std::vector<Query> queries;
  for (const Sought& piece : pieces) queries.push_back(piece.query);
  return queries;
}

/// Restricts by what the plan requires besides its words.
Query with_requirements(Query words, const QueryPlan& plan) {
  std::vector<Query> required = queries_of(plan.required);
  if (!words.empty()) required.push_back(std::move(words));
  Query all = required.empty() ? passage::every_work() : combined(Query::OP_AND, required);
  if (!plan.filters.empty()) all = Query(Query::OP_FILTER, all, combined(Query::OP_AND, plan.filters));
  if (!plan.excluded.empty()) all = Query(Query::OP_AND_NOT, all, combined(Query::OP_OR, plan.excluded));
  return all;
}

Query with_closeness(Query query, const QueryPlan& plan) {
  if (plan.closeness.empty()) return query;
  return Query(Query::OP_AND_MAYBE, query, combined(Query::OP_OR, queries_of(plan.closeness)));
}

bool finds_any(const Query& query, const Xapian::Database& documents) {
  Xapian::Enquire enquire(documents);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return !enquire.get_mset(0, 1).empty();
}

std::vector<HeldWords> count_held_words(const Query& query, const Xapian::Database& documents) {
  HeldWordsSpy spy;
  Xapian::Enquire enquire(documents);
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  enquire.set_query(query);
  enquire.add_matchspy(&spy);
  (void)enquire.get_mset(0, 0, documents.get_doccount());
  return spy.take();
}

/// The greatest number of words that enough documents hold; `least` at least, 0 when no document holds that many.
std::size_t words_to_require(const std::vector<HeldWords>& held, std::size_t words, std::size_t least) {
  std::vector<std::size_t> documents(words + 1, 0);
  for (const HeldWords& document : held) ++documents[std::min(document.words, words)];
  const std::size_t enough = words > few_words ? enough_documents : enough_for_few_words;
  std::size_t found = 0;
  for (std::size_t required = words; required >= least; --required) {
    found += documents[required];
    if (found >= enough || (required == least && found > 0)) return required;
  }
  return 0;
}

class Relaxation {
 public:
  Relaxation(const QueryPlan& plan, const RequestFilters* filters, SortOrder sort, const Xapian::Database& documents)
      : plan_(plan), filters_(filters), sort_(sort), documents_(documents), words_(plan.significant()) {
    for (const WordGroup* word : words_) {
      typed_.push_back(word->typed);
      matches_.push_back(word->match);
      ranks_.push_back(word->rank);
    }
  }

  MatchingSet run() {
    const Query ranked = with_closeness(with_requirements(combined(Query::OP_OR, ranks_), plan_), plan_);
    const MatchingSet all{with_closeness(with_requirements(combined(Query::OP_AND, ranks_), plan_), plan_),
                          Matching::All, words_.size()};
    if (words_.size() < 2) return all;
    if (words_.size() <= few_words && holds_all_as_typed()) return all;

    const std::size_t half = words_.size() / 2;
    const std::size_t least = sort_ == SortOrder::Relevance ? 1 : half + 1;
    const std::vector<HeldWords> held = count_held_words(counting_query(), documents_);
    const std::size_t required = words_to_require(held, words_.size(), least);
    if (required == 0 || required == words_.size()) return all;

    std::vector<Xapian::docid> chosen;
    for (const HeldWords& document : held) {
      if (document.words >= required) chosen.push_back(document.document);
    }
    std::ranges::sort(chosen);
    const Query set = documents_query(std::move(chosen));
    return {Query(Query::OP_FILTER, ranked, set), required > half ? Matching::Most : Matching::Any, required};
  }

 private:
  /// Whether a document holds them all. What they are called elsewhere is a guess, which proves nothing. Of a sentence
  /// it has to be a document in its language, if the index has any: the same words mean other things elsewhere.
  bool holds_all_as_typed() const {
    const Query all = restricted(with_requirements(combined(Query::OP_AND, typed_), plan_));
    if (!plan_.is_sentence()) return finds_any(all, documents_);
    const Query own = language_query(plan_.languages);
    return finds_any(finds_any(own, documents_) ? Query(Query::OP_FILTER, all, own) : all, documents_);
  }

  Query restricted(const Query& query) const { return filters_ ? filtered(query, *filters_) : query; }

  /// Weighs nothing but the words, each 1.
  Query counting_query() const {
    const QueryPlan without_words{.filters = plan_.filters, .excluded = plan_.excluded};
    const std::vector<Query> parts = queries_of(plan_.required);
    Query query = with_requirements(combined(Query::OP_OR, matches_), without_words);
    if (!parts.empty()) query = Query(Query::OP_FILTER, query, combined(Query::OP_AND, parts));
    return restricted(query);
  }

  const QueryPlan& plan_;
  const RequestFilters* filters_;
  SortOrder sort_;
  const Xapian::Database& documents_;
  std::vector<const WordGroup*> words_;
  std::vector<Query> typed_;
  std::vector<Query> matches_;
  std::vector<Query> ranks_;
};

}  // namespace

RequestFilters request_filters(const SearchRequest& request) {
  std::map<const passage::Field*, std::vector<Query>> by_field;
  for (const auto& [name, value] : request.filters) {
    if (const passage::Field* field = passage::find_field(name)) by_field[field].push_back(value_query(*field, value));
  }
  RequestFilters filters;
  for (const auto& [field, values] : by_field) filters.fields.emplace_back(field, combined(Query::OP_OR, values));
  if (request.date != passage::DateRange{}) filters.date = date_query(request.date);
  return filters;
}

Query filtered(const Query& set, const RequestFilters& filters, const passage::Field* left_out) {
  std::vector<Query> conditions;
  for (const auto& [field, condition] : filters.fields) {
    if (field != left_out) conditions.push_back(condition);
  }
  if (!filters.date.empty()) conditions.push_back(filters.date);
  if (conditions.empty()) return set;
  return Query(Query::OP_FILTER, set, combined(Query::OP_AND, conditions));
}

// The filters narrow what the query finds, so that a facet's count is what its filter will show; only where they leave
// nothing is the query relaxed within them.
MatchingSet find_matching_set(const QueryPlan& plan, const RequestFilters& filters, SortOrder sort,
                              const Xapian::Database& documents) {
  MatchingSet set = Relaxation(plan, nullptr, sort, documents).run();
  const bool has_filters = !filters.fields.empty() || !filters.date.empty();
  if (!has_filters || finds_any(filtered(set.query, filters), documents)) return set;
  return Relaxation(plan, &filters, sort, documents).run();
}

}  // namespace searchd
