#include "searchd/search/similar/similar_documents.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "passage/index/document_reader.h"
#include "passage/index/fields.h"
#include "passage/index/schema.h"
#include "passage/text/language.h"
#include "searchd/search/expansion/plan_expansion.h"
#include "searchd/search/hits.h"
#include "searchd/search/places.h"
#include "searchd/search/query_planner.h"
#include "searchd/search/ranking.h"
#include "searchd/search/similar/telling_words.h"
#include "searchd/search/word_counts.h"

namespace searchd {
namespace {

using Xapian::Query;

// So many words tell what a text is about. More are chosen, because one that no other text holds may be called
// otherwise in another language, or is of no use.
constexpr std::size_t chosen_words = 40;
constexpr std::size_t most_words = 30;

// How much the subjects that two texts share count beside their words, which count 1 where they are the same. Texts in
// one language tell by their words how like they are; between languages words are lost, concepts are not.
constexpr double subjects_in_one_language = 0.2;
constexpr double subjects_across_languages = 0.8;

// What is less like it than this has next to nothing in common with it.
constexpr double least_likeness = 0.05;

// So many are looked at closely: by their words, and by their subjects.
constexpr std::size_t candidates_each = 100;

/// The words as a query, in other languages too.
QueryPlan plan_of(const std::vector<TellingWord>& words, const std::string& language, OpenIndex& index,
                  const Expander& expander) {
  QueryNode all{.kind = QueryKind::And};
  for (const TellingWord& word : words) all.children.push_back({.kind = QueryKind::Words, .text = word.surface});
  QueryPlan plan = plan_query(all, index.snapshot, index.analyzer);
  plan.languages = {language};
  expand_plan(plan, expander, index.snapshot, index.analyzer);
  return plan;
}

/// Any of the words of the plan, each weighing what it tells. Words that stand in this text alone are left out.
Query words_query(const QueryPlan& plan, const std::vector<TellingWord>& words, const Xapian::Database& documents) {
  std::unordered_map<std::string_view, double> weights;
  for (const TellingWord& word : words) weights.emplace(word.surface, word.weight);
  std::vector<Query> queries;
  for (const WordGroup& group : plan.words) {
    const auto weight = weights.find(group.text);
    if (weight == weights.end() || !group.required || queries.size() == most_words) continue;
    Xapian::Enquire enquire(documents);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(group.match);
    if (enquire.get_mset(0, 2).size() < 2) continue;
    queries.emplace_back(Query::OP_SCALE_WEIGHT, group.rank, weight->second);
  }
  return Query(Query::OP_OR, queries.begin(), queries.end());
}

/// How like the works are by their words: 1 is the text itself.
std::unordered_map<Xapian::docid, double> likeness_by_words(const Query& query, Xapian::docid own,
                                                            const Xapian::Database& documents) {
  std::unordered_map<Xapian::docid, double> likeness;
  if (query.empty()) return likeness;
  Xapian::Enquire enquire(documents);
  enquire.set_weighting_scheme(work_weighting());
  enquire.set_query(query);
  double greatest = 0;
  const Xapian::MSet found = enquire.get_mset(0, candidates_each + 1);
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    likeness[*hit] = hit.get_weight();
    greatest = std::max(greatest, *hit == own ? hit.get_weight() : 0);
  }
  if (greatest == 0) greatest = found.get_max_attained();
  for (auto& [document, weight] : likeness) weight /= greatest;
  return likeness;
}

/// What a work is about, as its concepts and its declared topics say, and how rare each of these is.
class Subjects {
 public:
  Subjects(const passage::WorkRecord& work, const Xapian::Database& documents) {
    static const passage::Field& concept_field = *passage::find_field("concept");
    static const passage::Field& topic_field = *passage::find_field("topic");
    for (const passage::VersionRecord& version : work.versions) {
      add(concept_field, version.metadata.concepts, documents);
      add(topic_field, version.metadata.topics, documents);
    }
  }

  [[nodiscard]] const std::map<std::string, double>& rarities() const { return rarities_; }

  /// The cosine of the two as vectors. Few subjects make no likeness: they are as if there were others beside them.
  [[nodiscard]] double likeness(const Subjects& other) const {
    double product = 0;
    for (const auto& [term, rare] : rarities_) {
      if (other.rarities_.contains(term)) product += rare * rare;
    }
    return product / std::sqrt((square_ + others_beside) * (other.square_ + others_beside));
  }

 private:
  static constexpr double others_beside = 50;  // about four rare ones

  void add(const passage::Field& field, const std::vector<std::string>& names, const Xapian::Database& documents) {
    for (const std::string& name : names) {
      std::string term = passage::field_value_term(field, name);
      if (rarities_.contains(term)) continue;
      const double rare = rarity(documents.get_termfreq(term), documents);
      rarities_.emplace(std::move(term), rare);
      square_ += rare * rare;
    }
  }

  std::map<std::string, double> rarities_;
  double square_ = 0;
};

/// The works that share most of its subjects.
std::vector<Xapian::docid> sharing_subjects(const Subjects& subjects, const Xapian::Database& documents) {
  std::unordered_map<Xapian::docid, double> shared;
  for (const auto& [term, rare] : subjects.rarities()) {
    for (auto posting = documents.postlist_begin(term); posting != documents.postlist_end(term); ++posting) {
      shared[*posting] += rare * rare;
    }
  }
  std::vector<std::pair<double, Xapian::docid>> most;
  for (const auto& [document, sum] : shared) most.emplace_back(-sum, document);
  const auto end = most.begin() + static_cast<std::ptrdiff_t>(std::min(most.size(), candidates_each));
  std::partial_sort(most.begin(), end, most.end());
  std::vector<Xapian::docid> works;
  std::transform(most.begin(), end, std::back_inserter(works), [](const auto& one) { return one.second; });
  return works;
}

bool has_version_in(const passage::WorkRecord& work, std::string_view language) {
  return std::ranges::any_of(work.versions, [&](const passage::VersionRecord& version) {
    return passage::primary_subtag(version.metadata.language) == language;
  });
}

std::optional<Xapian::docid> work_of(const std::string& id, const Xapian::Database& documents) {
  const std::string term = passage::id_term(id);
  const auto posting = documents.postlist_begin(term);
  if (posting == documents.postlist_end(term)) return std::nullopt;
  return *posting;
}

}  // namespace

std::optional<std::vector<Hit>> find_similar(const SimilarRequest& request, OpenIndex& index,
                                             const Expander& expander) {
  const Xapian::Database& documents = index.snapshot.documents;
  const auto own = work_of(request.id, documents);
  if (!own) return std::nullopt;
  const auto read = [&](Xapian::docid work) { return passage::decode_work(documents.get_document(work).get_data()); };
  const passage::WorkRecord work = read(*own);
  const auto version = std::ranges::find(work.versions, request.id, [](const auto& v) { return v.metadata.id; });

  const std::vector<TellingWord> words = telling_words(*version, chosen_words, index);
  const std::string language(passage::primary_subtag(version->metadata.language));
  const QueryPlan plan = plan_of(words, language, index, expander);
  const auto by_words = likeness_by_words(words_query(plan, words, documents), *own, documents);
  const Subjects subjects(work, documents);

  std::set<Xapian::docid> candidates;
  for (const auto& [document, likeness] : by_words) candidates.insert(document);
  for (const Xapian::docid document : sharing_subjects(subjects, documents)) candidates.insert(document);
  candidates.erase(*own);
  std::vector<FoundWork> found;
  for (const Xapian::docid document : candidates) {
    FoundWork candidate{document, read(document)};
    const double weight =
        has_version_in(candidate.record, language) ? subjects_in_one_language : subjects_across_languages;
    candidate.weight = weight * subjects.likeness(Subjects(candidate.record, documents));
    if (const auto words_too = by_words.find(document); words_too != by_words.end()) {
      candidate.weight += words_too->second;
    }
    if (candidate.weight >= least_likeness) found.push_back(std::move(candidate));
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &FoundWork::weight);
  if (found.size() > request.limit) found.resize(request.limit);

  const std::vector<WorkPlaces> places = find_places(found, plan, 1, index.snapshot);
  const Highlight nothing;
  Highlighter highlighter(nothing, index.analyzer);
  // Who reads this document reads its language.
  const std::vector<std::string> prefer = request.prefer.empty() ? std::vector{language} : request.prefer;
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Hit& hit = hits.emplace_back(make_hit(found[i], places[i], prefer, index.snapshot, highlighter));
    hit.more_places = 0;  // of passages that hold any of forty words there is nothing to say
  }
  return hits;
}

}  // namespace searchd
