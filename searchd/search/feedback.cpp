#include "searchd/search/feedback.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "searchd/search/document_set.h"
#include "searchd/search/ranking.h"
#include "searchd/search/word_counts.h"

namespace searchd {
namespace {

using Xapian::Query;

constexpr std::size_t most_words = 20;

using WeighedTerm = std::pair<double, std::string>;

/// How much a term tells of what the texts are about.
struct TermUse {
  std::size_t texts = 0;
  double weight = 0;
};

/// The terms that tell most of what the texts have in common, the most telling first.
std::vector<WeighedTerm> telling_terms(const std::vector<ComparedText>& texts, OpenIndex& index) {
  std::unordered_map<std::string, TermUse> uses;
  for (const ComparedText& text : texts) {
    WordCounts counts(index.analyzer);
    counts.add(text.text, text.language, 1);
    for (const auto& [term, word] : counts.words()) {
      TermUse& use = uses[term];
      ++use.texts;
      use.weight += 1 + std::log(word.count);
    }
  }
  const Xapian::Database& documents = index.snapshot.documents;
  std::vector<WeighedTerm> terms;
  for (const auto& [term, use] : uses) {
    if (use.texts < 2) continue;
    terms.emplace_back(use.weight * rarity(documents.get_termfreq(term), documents), term);
  }
  const std::size_t most = std::min(most_words, terms.size());
  std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(most), terms.end(), std::greater{});
  terms.resize(most);
  return terms;
}

}  // namespace

std::vector<double> common_ground(const std::vector<ComparedText>& first, const std::vector<Xapian::docid>& documents,
                                  OpenIndex& index) {
  std::vector<double> shares(documents.size(), 0);
  std::vector<Query> words;
  for (const auto& [weight, term] : telling_terms(first, index)) {
    words.emplace_back(Query::OP_SCALE_WEIGHT, Query(term), weight);
  }
  if (words.empty()) return shares;
  std::vector<Xapian::docid> sorted = documents;
  std::ranges::sort(sorted);
  Xapian::Enquire enquire(index.snapshot.documents);
  enquire.set_weighting_scheme(work_weighting());
  enquire.set_query(Query(Query::OP_FILTER, Query(Query::OP_OR, words.begin(), words.end()), documents_query(sorted)));
  std::unordered_map<Xapian::docid, double> weights;
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(documents.size()));
  for (auto hit = found.begin(); hit != found.end(); ++hit) weights[*hit] = hit.get_weight();
  const double most = found.get_max_attained();
  if (most <= 0) return shares;
  std::ranges::transform(documents, shares.begin(), [&](Xapian::docid document) { return weights[document] / most; });
  return shares;
}

}  // namespace searchd
