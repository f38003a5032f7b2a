#include "searchd/search/translation/translation_table.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace searchd {
namespace {

constexpr float inverse_weight = 0.4F;

struct Candidate {
  WordId word = 0;
  std::uint32_t stem_key = 0;
  float weight = 0;
  bool inverted = true;
};

}  // namespace

TranslationTable::TranslationTable(std::vector<TranslationEvidence>& evidence, const Lexicon& to) {
  std::ranges::sort(evidence, {}, [](const TranslationEvidence& e) { return std::tie(e.a, e.b); });
  for (auto first = evidence.begin(); first != evidence.end();) {
    const auto last = std::find_if(first, evidence.end(), [&](const auto& e) { return e.a != first->a; });
    append({first, last}, to);
    first = last;
  }
  entries_.shrink_to_fit();
}

void TranslationTable::append(std::span<const TranslationEvidence> of_one_word, const Lexicon& to) {
  std::vector<Candidate> candidates;
  for (const TranslationEvidence& e : of_one_word) {
    if (candidates.empty() || candidates.back().word != e.b) candidates.push_back({e.b, to.stem_key(e.b)});
    candidates.back().weight += e.a_to_b + inverse_weight * e.b_to_a;
    candidates.back().inverted &= e.a_to_b == 0;
  }
  const auto better = [](const Candidate& x, const Candidate& y) {
    return std::tuple(-x.weight, x.word) < std::tuple(-y.weight, y.word);
  };
  // Of each stem the best form, which takes over the weights of the others.
  std::ranges::sort(candidates, [&](const Candidate& x, const Candidate& y) {
    return x.stem_key != y.stem_key ? x.stem_key < y.stem_key : better(x, y);
  });
  std::vector<Candidate> stems;
  for (const Candidate& candidate : candidates) {
    if (stems.empty() || stems.back().stem_key != candidate.stem_key) {
      stems.push_back(candidate);
    } else {
      stems.back().weight += candidate.weight;
      stems.back().inverted &= candidate.inverted;
    }
  }
  std::ranges::sort(stems, better);
  if (stems.size() > most_translations) stems.resize(most_translations);
  for (const Candidate& stem : stems) entries_.emplace_back(of_one_word.front().a, stem.word, stem.inverted);
}

std::span<const TableEntry> TranslationTable::translations(WordId word) const {
  const auto range = std::ranges::equal_range(entries_, word, {}, &TableEntry::from);
  return {range.begin(), range.end()};
}

void exchange_languages(std::vector<TranslationEvidence>& evidence) {
  for (TranslationEvidence& e : evidence) {
    std::swap(e.a, e.b);
    std::swap(e.a_to_b, e.b_to_a);
  }
}

}  // namespace searchd
