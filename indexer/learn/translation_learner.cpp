#include "indexer/learn/translation_learner.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/learn/sentence_alignment.h"
#include "indexer/learn/spelling.h"
#include "indexer/learn/word_links.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t most_words_of_pair =
    1'000'000;                         // of each language: enough for its common words, within a few seconds
constexpr double sure_strength = 0.3;  // of links that sentences are aligned by

using passage::TranslationTable;

/// A translation before the words have their places in the table.
struct Found {
  std::uint32_t word = 0;
  std::uint32_t to_language = 0;
  std::uint32_t to_word = 0;
  double strength = 0;
  std::uint32_t together = 0;
};

/// The sentences of two languages that are translations of each other.
struct ParallelSentences {
  std::vector<ParallelUnit> units;
  double a_characters = 1;
  double b_characters = 1;

  void add(const VersionText& a, const VersionText& b, const Bead& bead) {
    ParallelUnit& unit = units.emplace_back();
    for (std::uint32_t i = bead.a_begin; i < bead.a_end; ++i) append(a.sentences[i], unit.a, a_characters);
    for (std::uint32_t j = bead.b_begin; j < bead.b_end; ++j) append(b.sentences[j], unit.b, b_characters);
  }

 private:
  static void append(const Sentence& sentence, std::vector<std::uint32_t>& words, double& characters) {
    words.insert(words.end(), sentence.words.begin(), sentence.words.end());
    characters += sentence.characters;
  }
};

/// Calls `visit` with the versions of each work that has both languages, until there are enough words.
template <typename Visit>
void for_each_version_pair(const CorpusLanguage& a, const CorpusLanguage& b, Visit visit) {
  std::size_t words = 0;
  for (const auto& [work, a_text] : a.versions) {
    const auto other = b.versions.find(work);
    if (other == b.versions.end()) continue;
    if (words > most_words_of_pair) return;
    words += std::max(a_text.words, other->second.words);
    visit(a_text, other->second);
  }
}

/// The median of the works, as some have a version that lacks a part.
double length_ratio(const CorpusLanguage& a, const CorpusLanguage& b) {
  std::vector<double> ratios;
  for_each_version_pair(a, b, [&](const VersionText& a_text, const VersionText& b_text) {
    if (a_text.characters == 0 || b_text.characters == 0) return;
    ratios.push_back(static_cast<double>(b_text.characters) / static_cast<double>(a_text.characters));
  });
  if (ratios.empty()) return 1;
  const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
  std::ranges::nth_element(ratios, middle);
  return *middle;
}

ParallelSentences align_all(const CorpusLanguage& a, const CorpusLanguage& b, const PairKnowledge& known) {
  ParallelSentences sentences;
  for_each_version_pair(a, b, [&](const VersionText& a_text, const VersionText& b_text) {
    for (const Bead& bead : align(a_text, b_text, known)) sentences.add(a_text, b_text, bead);
  });
  return sentences;
}

std::vector<WordLink> learn_pair(const CorpusLanguage& a, const CorpusLanguage& b) {
  const SpellingLikeness likeness = [&](std::uint32_t x, std::uint32_t y) {
    return spelling_likeness(a.vocabulary.stem(x), b.vocabulary.stem(y));
  };
  PairKnowledge known{.ratio = length_ratio(a, b)};
  const ParallelSentences first = align_all(a, b, known);
  std::vector<WordLink> links = learn_word_links(first.units, likeness);
  if (links.empty()) return links;
  known.ratio = first.b_characters / first.a_characters;
  known.translations.resize(a.vocabulary.size());
  for (const WordLink& link : links) {
    if (link.strength >= sure_strength) known.translations[link.a].push_back(link.b);
  }
  links = learn_word_links(align_all(a, b, known).units, likeness);
  std::erase_if(links, [&](const WordLink& link) {
    return a.vocabulary.stem(link.a) == b.vocabulary.stem(link.b) ||
           passage::fold(a.vocabulary.usual_form(link.a)) == passage::fold(b.vocabulary.usual_form(link.b));
  });
  return links;
}

/// By word and language, the strongest first; of those that are equally strong, the one more often seen.
void leave_best(std::vector<Found>& found) {
  std::ranges::sort(found, {}, [](const Found& one) {
    return std::tuple(one.word, one.to_language, -one.strength, ~one.together, one.to_word);
  });
  std::vector<Found> best;
  for (const Found& one : found) {
    const auto same = [&](const Found& other) {
      return other.word == one.word && other.to_language == one.to_language;
    };
    if (best.size() >= most_translations && same(best[best.size() - most_translations])) continue;
    best.push_back(one);
  }
  found = std::move(best);
}

/// The words that the table names, in bytewise order of their stems, and where each word of the vocabulary stands.
std::vector<std::uint32_t> place_words(const Vocabulary& vocabulary, const std::set<std::uint32_t>& named,
                                       TranslationTable::Language& language) {
  std::vector<std::uint32_t> sorted(named.begin(), named.end());
  std::ranges::sort(sorted, {}, [&](std::uint32_t word) -> const std::string& { return vocabulary.stem(word); });
  std::vector<std::uint32_t> places(vocabulary.size());
  for (const std::uint32_t word : sorted) {
    places[word] = static_cast<std::uint32_t>(language.words.size());
    language.words.push_back({.stem = vocabulary.stem(word), .text = vocabulary.usual_form(word)});
  }
  return places;
}

TranslationTable table_of(const ParallelCorpus& corpus, const std::vector<std::vector<Found>>& found) {
  TranslationTable table{.works = corpus.works};
  std::vector<std::set<std::uint32_t>> named(found.size());
  for (std::size_t language = 0; language < found.size(); ++language) {
    for (const Found& one : found[language]) {
      named[language].insert(one.word);
      named[one.to_language].insert(one.to_word);
    }
  }
  std::vector<std::vector<std::uint32_t>> places;
  for (const auto& [code, language] : corpus.languages) {
    table.languages.push_back({.code = code});
    places.push_back(place_words(language.vocabulary, named[places.size()], table.languages.back()));
  }
  for (std::size_t language = 0; language < found.size(); ++language) {
    for (const Found& one : found[language]) {
      table.languages[language].words[places[language][one.word]].translations.push_back(
          {.language = one.to_language,
           .word = places[one.to_language][one.to_word],
           .per_mille = static_cast<std::uint32_t>(std::lround(one.strength * 1000)),
           .together = one.together});
    }
  }
  return table;
}

}  // namespace

TranslationTable learn_translations(const ParallelCorpus& corpus) {
  std::vector<std::vector<Found>> found(corpus.languages.size());
  std::uint32_t a_place = 0;
  for (auto a = corpus.languages.begin(); a != corpus.languages.end(); ++a, ++a_place) {
    std::uint32_t b_place = a_place + 1;
    for (auto b = std::next(a); b != corpus.languages.end(); ++b, ++b_place) {
      for (const WordLink& link : learn_pair(a->second, b->second)) {
        found[a_place].push_back({link.a, b_place, link.b, link.strength, link.together});
        found[b_place].push_back({link.b, a_place, link.a, link.strength, link.together});
      }
    }
  }
  for (std::vector<Found>& of_language : found) leave_best(of_language);
  return table_of(corpus, found);
}

}  // namespace indexer
