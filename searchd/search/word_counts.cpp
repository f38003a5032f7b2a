#include "searchd/search/word_counts.h"

#include <algorithm>
#include <cmath>

#include "passage/index/schema.h"
#include "passage/text/stop_words.h"

namespace searchd {
namespace {

using passage::Token;
using passage::TokenKind;

bool is_number(std::string_view exact) {
  return exact.find_first_not_of("0123456789.,") == std::string_view::npos;
}

}  // namespace

void WordCounts::add(std::string_view text, std::string_view language, std::uint32_t times) {
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

std::string WordCounts::term_of(const Token& token, std::string_view surface, std::string_view language) {
  if (token.kind != TokenKind::Word) return passage::word_term(*token.exact);
  const std::string& stem = analyzer_.query_stem(surface, language);
  return stem.empty() ? passage::word_term(*token.exact) : passage::stem_term(stem);
}

double rarity(Xapian::doccount frequency, const Xapian::Database& documents) {
  return std::max(0.0, std::log((documents.get_doccount() + 1.0) / (frequency + 0.5)));
}

}  // namespace searchd
