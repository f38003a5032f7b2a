#include "searchd/search/spelling/corrections.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "passage/index/schema.h"
#include "passage/text/unicode.h"
#include "searchd/search/query_language.h"
#include "searchd/search/spelling/edit_cost.h"

namespace searchd {
namespace {

// In words this short, one letter more or less makes another word.
constexpr std::size_t shortest_word = 4;
constexpr std::size_t shortest_for_two_edits = 7;
constexpr std::size_t shortest_in_doubt = 6;  // for one edit

// The languages of so many candidates are looked up; so many are offered.
constexpr std::size_t most_candidates = 12;
constexpr std::size_t most_corrections = 4;

// A noisy channel (Kernighan, Church and Gale 1990) in natural logarithms: how rarely people write so, against how
// often the word is written at all.
constexpr double rarity_of_cost = 1.25;
constexpr double weight_of_language = 1.5;
constexpr double least_share = 0.05;

unsigned most_cost(std::size_t length, bool is_doubtful) {
  if (length < shortest_word) return 0;
  if (is_doubtful && length < shortest_in_doubt) return cost_of_edit - 1;
  return is_doubtful || length < shortest_for_two_edits ? cost_of_edit + 1 : 2 * cost_of_edit;
}

double likelihood(const Vocabulary::Near& near) {
  return std::log(std::max(near.works, std::uint32_t{1})) - rarity_of_cost * near.cost;
}

double share_of(const std::vector<std::string>& languages, const std::string& word, const Xapian::Database& documents) {
  double share = 0;
  for (const auto& [language, part] : languages_of_word(word, documents)) {
    if (std::ranges::find(languages, language) != languages.end()) share += part;
  }
  return share;
}

/// The same of a word that stands in labels only.
double share_of(const std::vector<std::string>& languages, const LabelWords::Word& word) {
  return std::ranges::find_first_of(word.languages, languages) != word.languages.end() ? 1 : 0;
}

/// What labels have and the collection has not: nothing but the spelling speaks for it, so it has to be near.
void add_words_of_labels(std::vector<Vocabulary::Near>& near, const LabelWords& labels, const std::string& word,
                         unsigned most, const Xapian::Database& documents) {
  for (Vocabulary::Near& one : labels.near(word, std::min(most, cost_of_edit))) {
    if (!documents.term_exists(passage::word_term(one.word))) {
      one.works = 0;
      near.push_back(std::move(one));
    }
  }
}

}  // namespace

std::vector<Correction> corrections_of(const std::string& word, const WordContext& context,
                                       const Vocabulary& vocabulary, const LabelWords* labels,
                                       const Xapian::Database& documents) {
  const unsigned most = most_cost(passage::characters_of(word).size(), context.is_doubtful);
  if (most == 0) return {};
  std::vector<Vocabulary::Near> near = vocabulary.near(word, most);
  if (labels != nullptr) add_words_of_labels(near, *labels, word, most, documents);
  std::ranges::sort(near, {}, [](const auto& one) { return std::pair(-likelihood(one), one.word); });
  if (near.size() > most_candidates) near.resize(most_candidates);
  std::vector<std::pair<double, Correction>> ranked;
  for (Vocabulary::Near& one : near) {
    double score = likelihood(one);
    const LabelWords::Word* label = one.works == 0 ? labels->find(one.word) : nullptr;
    if (!context.languages.empty()) {
      const double share =
          label != nullptr ? share_of(context.languages, *label) : share_of(context.languages, one.word, documents);
      if (share == 0 && context.is_sure) continue;
      score += weight_of_language * std::log(least_share + share);
    }
    ranked.push_back({-score, {std::move(one.word), one.works, label != nullptr}});
  }
  std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
  std::vector<Correction> corrections;
  for (auto& [negative, correction] : ranked) {
    if (corrections.size() < most_corrections) corrections.push_back(std::move(correction));
  }
  return corrections;
}

}  // namespace searchd
