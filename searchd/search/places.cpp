#include "searchd/search/places.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "passage/text/language.h"
#include "searchd/search/ranking.h"
#include "searchd/search/term_positions.h"
#include "searchd/search/work_passages.h"

namespace searchd {
namespace {

// A phrase may run from one passage into the next: its single words find a place, far below the phrase itself.
constexpr double phrase_weight = 3;
constexpr double phrase_word_weight = 0.02;

/// A reason for a passage to be shown: any of the rows stands in it.
struct Evidence {
  std::vector<TermRow> rows;
  double weight = 0;
};

double rarity(const TermRow& row, const Xapian::Database& documents) {
  const double count = documents.get_doccount();
  double sum = 0;
  for (const std::vector<std::string>& terms : row.words) {
    double most = 0;
    for (const std::string& term : terms) most = std::max<double>(most, documents.get_termfreq(term));
    const double odds = (count - most + 0.5) / (most + 0.5);
    sum += std::log(odds < 2 ? odds / 2 + 1 : odds);  // never below 0, as in Xapian's BM25Weight
  }
  return sum;
}

/// What the plan looks for in texts, weighed.
std::vector<Evidence> evidence_of(const QueryPlan& plan, const Xapian::Database& documents) {
  std::vector<Evidence> all;
  const auto add = [&](const std::vector<TermRow>& rows, double weight) {
    double rarest = 0;
    for (const TermRow& row : rows) rarest = std::max(rarest, rarity(row, documents));
    if (rarest > 0) all.push_back({rows, weight * rarest});
  };
  for (const WordGroup* word : plan.significant()) {
    const double typed = word->said_rows.empty() ? 1 : 1 - translation_weight;
    add(word->rows, typed);
    add(word->said_rows, translation_weight);
    add(word->exact, exact_form_weight);
  }
  for (const Sought& required : plan.required) {
    add(required.rows, phrase_weight);
    for (const TermRow& row : required.rows) {
      for (const std::vector<std::string>& terms : row.words) add({{.words = {terms}}}, phrase_word_weight);
    }
  }
  for (const Sought& close : plan.closeness) add(close.rows, closeness_weight);
  return all;
}

/// The weight of each passage of a work.
std::vector<double> weigh(const WorkPassages& passages, std::size_t document, const std::vector<Evidence>& all,
                          double mean_length, TermPositions& positions) {
  std::vector<double> weights(passages.size(), 0);
  std::vector<std::uint32_t> counts(passages.size(), 0);
  std::vector<std::size_t> counted;
  for (const Evidence& evidence : all) {
    for (const TermRow& row : evidence.rows) {
      for (const Xapian::termpos position : positions.occurrences(row, document)) {
        const std::optional<std::size_t> number = passages.at(position);
        if (number && counts[*number]++ == 0) counted.push_back(*number);
      }
    }
    for (const std::size_t number : counted) {
      const double count = std::exchange(counts[number], 0);
      const double norm = 1 - bm25_b + bm25_b * passages.length(number) / mean_length;
      weights[number] += evidence.weight * count * (bm25_k1 + 1) / (count + bm25_k1 * norm);
    }
    counted.clear();
  }
  return weights;
}

std::size_t best_version(const passage::WorkRecord& work, const std::vector<VersionPlaces>& versions,
                         const std::vector<std::string>& languages_of_query) {
  const auto is_of_query = [&](std::size_t version) {
    const std::string_view language = passage::primary_subtag(work.versions[version].metadata.language);
    return std::ranges::find(languages_of_query, language) != languages_of_query.end();
  };
  std::vector<std::size_t> numbers(versions.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return *std::ranges::max_element(numbers, {}, [&](std::size_t version) {
    const double weight = versions[version].best_weight;
    return std::pair(weight > 0 && is_of_query(version), weight);
  });
}

WorkPlaces best_of(const FoundWork& work, const WorkPassages& passages, const std::vector<double>& weights,
                   std::uint32_t places_each, const std::vector<std::string>& languages_of_query) {
  std::vector<std::size_t> numbers;
  for (std::size_t number = 0; number < weights.size(); ++number) {
    if (weights[number] > 0) numbers.push_back(number);
  }
  std::ranges::stable_sort(numbers, std::ranges::greater{}, [&](std::size_t number) { return weights[number]; });
  WorkPlaces places{.versions = std::vector<VersionPlaces>(work.record.versions.size())};
  if (!numbers.empty()) places.best_weight = weights[numbers.front()];
  for (const std::size_t number : numbers) {
    const WorkPassages::Place place = passages.place(number);
    VersionPlaces& of_version = places.versions[place.version];
    if (of_version.matching++ == 0) of_version.best_weight = weights[number];
    if (of_version.passages.size() < places_each) of_version.passages.push_back(place.passage + 1);
  }
  places.best_version = best_version(work.record, places.versions, languages_of_query);
  return places;
}

}  // namespace

std::vector<WorkPlaces> find_places(const std::vector<FoundWork>& works, const QueryPlan& plan,
                                    std::uint32_t places_each, const passage::IndexSnapshot& index) {
  const std::vector<Evidence> evidence = evidence_of(plan, index.documents);
  std::vector<Xapian::docid> documents;
  for (const FoundWork& work : works) documents.push_back(work.document);
  TermPositions positions(index.documents, std::move(documents));
  std::vector<WorkPassages> passages;
  std::uint64_t length = 0;
  std::size_t count = 0;
  for (const FoundWork& work : works) {
    passages.emplace_back(work.record);
    length += passages.back().total_length();
    count += passages.back().size();
  }
  // Of all these works, so that their passages can be compared.
  const double mean_length = count == 0 ? 1 : std::max(1.0, static_cast<double>(length) / static_cast<double>(count));
  std::vector<WorkPlaces> places;
  for (std::size_t i = 0; i < works.size(); ++i) {
    const std::vector<double> weights = weigh(passages[i], i, evidence, mean_length, positions);
    places.push_back(best_of(works[i], passages[i], weights, places_each, plan.languages));
  }
  return places;
}

}  // namespace searchd
