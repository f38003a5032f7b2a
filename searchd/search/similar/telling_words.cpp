#include "searchd/search/similar/telling_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>

#include "passage/index/document_reader.h"
#include "passage/index/schema.h"
#include "passage/text/language.h"
#include "passage/text/stop_words.h"

namespace searchd {
namespace {

using passage::Token;
using passage::TokenKind;

// Enough to know what a text is about: fifteen thousand words.
constexpr std::uint32_t most_passages = 64;

// What a text is about stands in its title.
constexpr std::uint32_t title_counts = 3;

/// A word in all its forms.
struct CountedWord {
  std::uint32_t count = 0;
  std::map<std::string, std::uint32_t, std::less<>> surfaces;
};

class WordCounts {
 public:
  explicit WordCounts(passage::Analyzer& analyzer) : analyzer_(analyzer) {}

  void add(std::string_view text, std::string_view language, std::uint32_t times) {
    for (const Token& token : analyzer_.analyze(text)) {
      if (token.kind == TokenKind::Single || is_number(*token.exact)) continue;
      if (token.kind == TokenKind::Word && passage::is_stop_word(*token.exact, language)) continue;
      const std::string_view surface = text.substr(token.begin, token.end - token.begin);
      CountedWord& word = words_[term_of(token, surface, language)];
      word.count += times;
      const auto form = word.surfaces.try_emplace(std::string(surface)).first;
      form->second += times;
    }
  }

  [[nodiscard]] const std::unordered_map<std::string, CountedWord>& words() const { return words_; }

 private:
  static bool is_number(std::string_view exact) {
    return exact.find_first_not_of("0123456789.,") == std::string_view::npos;
  }
  /// The term by which the index knows the word in any form.
  std::string term_of(const Token& token, std::string_view surface, std::string_view language) {
    if (token.kind != TokenKind::Word) return passage::word_term(*token.exact);
    const std::string& stem = analyzer_.query_stem(surface, language);
    return stem.empty() ? passage::word_term(*token.exact) : passage::stem_term(stem);
  }

  passage::Analyzer& analyzer_;
  std::unordered_map<std::string, CountedWord> words_;
};

}  // namespace

double rarity(Xapian::doccount frequency, const Xapian::Database& documents) {
  return std::max(0.0, std::log((documents.get_doccount() + 1.0) / (frequency + 0.5)));
}

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
