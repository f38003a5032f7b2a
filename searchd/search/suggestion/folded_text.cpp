#include "searchd/search/suggestion/folded_text.h"

#include <array>

namespace searchd {
namespace {

using passage::Token;
using passage::TokenKind;

// "the", "and the", "in the", "so the", "as the", "for the"; the longer ones first.
constexpr auto articles = std::to_array<std::string_view>({"وال", "بال", "فال", "كال", "ال", "لل"});
constexpr std::size_t shortest_bare_word = 4;  // bytes: two letters

}  // namespace

std::size_t written_on_article(std::string_view word) {
  for (const std::string_view article : articles) {
    if (word.starts_with(article) && word.size() >= article.size() + shortest_bare_word) return article.size();
  }
  return 0;
}

FoldedText folded_text(std::string_view text, passage::Analyzer& analyzer) {
  FoldedText folded;
  std::uint32_t end_of_last = 0;
  for (const Token& token : analyzer.analyze(text)) {
    if (token.kind != TokenKind::Word && token.kind != TokenKind::Single) continue;
    const bool unspaced = token.kind == TokenKind::Single;
    const bool goes_on =
        unspaced && !folded.pieces.empty() && folded.pieces.back().unspaced && token.begin == end_of_last;
    end_of_last = token.end;
    if (!goes_on) {
      if (!folded.text.empty()) folded.text += ' ';
      const auto begin = static_cast<std::uint32_t>(folded.text.size());
      folded.pieces.push_back({.begin = begin, .end = begin, .unspaced = unspaced});
    }
    const auto start = static_cast<std::uint32_t>(folded.text.size());
    folded.starts.push_back(start);
    if (const std::size_t article = unspaced ? 0 : written_on_article(*token.exact); article > 0) {
      folded.starts.push_back(start + static_cast<std::uint32_t>(article));
    }
    folded.text += *token.exact;
    folded.pieces.back().end = static_cast<std::uint32_t>(folded.text.size());
  }
  return folded;
}

}  // namespace searchd
