#include "searchd/search/similar/telling_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "passage/index/document_reader.h"
#include "passage/text/language.h"
#include "searchd/search/word_counts.h"

namespace searchd {
namespace {

// Enough to know what a text is about: fifteen thousand words.
constexpr std::uint32_t most_passages = 64;

// What a text is about stands in its title.
constexpr std::uint32_t title_counts = 3;

}  // namespace

std::vector<TellingWord> telling_words(const passage::VersionRecord& version, std::size_t most, OpenIndex& index) {
  const passage::Metadata& metadata = version.metadata;
  WordCounts counts(index.analyzer);
  counts.add(metadata.title, passage::primary_subtag(metadata.language), title_counts);
  const std::uint32_t step = std::max(1U, version.passage_count() / most_passages);
  for (std::uint32_t number = 1; number <= version.passage_count(); number += step) {
    for (const auto& record : passage::read_passages(index.snapshot, metadata.id, number, 1)) {
      counts.add(record.passage.text, passage::primary_subtag(record.passage.language), 1);
    }
  }
  std::vector<TellingWord> words;
  const Xapian::Database& documents = index.snapshot.documents;
  for (const auto& [term, word] : counts.words()) {
    const auto form = std::ranges::max_element(word.surfaces, {}, [](const auto& one) { return one.second; });
    words.push_back({form->first, (1 + std::log(word.count)) * rarity(documents.get_termfreq(term), documents)});
  }
  const auto is_more_telling = [](const TellingWord& a, const TellingWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.surface < b.surface;
  };
  most = std::min(most, words.size());
  std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(most), words.end(), is_more_telling);
  words.resize(most);
  if (words.empty() || words.front().weight <= 0) return {};
  const double greatest = words.front().weight;
  for (TellingWord& word : words) word.weight /= greatest;
  return words;
}

}  // namespace searchd
