#include "indexer/term_table.h"

#include <utility>

#include "passage/index/schema.h"

namespace indexer {
namespace {

constexpr std::size_t most_terms = 500'000;

}  // namespace

TermId TermTable::id(std::string term) {
  const auto [entry, is_new] = ids_.try_emplace(std::move(term), static_cast<TermId>(terms_.size()));
  if (is_new) terms_.push_back(&entry->first);
  return entry->second;
}

const TermTable::WordTerms& TermTable::terms_of(const passage::Token& token, std::string_view text,
                                                std::string_view language) {
  if (epoch_ != analyzer_.epoch()) {
    words_.clear();
    epoch_ = analyzer_.epoch();
  }
  auto of_language = words_.find(language);
  if (of_language == words_.end()) of_language = words_.emplace(language, std::deque<Known>{}).first;
  std::deque<Known>& words = of_language->second;
  if (words.size() <= token.surface) words.resize(token.surface + 1);
  Known& known = words[token.surface];
  if (known.is_known) return known.terms;
  known.is_known = true;
  known.terms.exact = id(passage::word_term(*token.exact));
  if (token.kind == passage::TokenKind::Word) {
    const std::string_view surface = text.substr(token.begin, token.end - token.begin);
    for (const std::string& stem : analyzer_.index_stems(surface, language)) {
      const bool is_own = stem == *token.exact && passage::has_positions_of_word(stem);
      auto& stems = is_own ? known.terms.own_stems : known.terms.other_stems;
      stems.push_back(id(passage::stem_term(stem)));
    }
  }
  return known.terms;
}

void TermTable::forget_too_many() {
  if (terms_.size() <= most_terms) return;
  words_.clear();
  terms_.clear();
  ids_.clear();
}

}  // namespace indexer
