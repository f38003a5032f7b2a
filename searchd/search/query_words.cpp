#include "searchd/search/query_words.h"

namespace searchd {
namespace {

using passage::Token;
using passage::TokenKind;

}  // namespace

// At each position the longest certain form: the pair where the run goes on, else the single character or the word.
std::vector<std::string> QueryWords::row(std::string_view text) {
  std::vector<std::string> forms;
  std::uint32_t position = 0;
  for (const Token& token : analyzer_.analyze(text)) {
    if (token.kind == TokenKind::Compound) continue;
    if (forms.empty() || token.position != position) {
      forms.push_back(*token.exact);
    } else {
      forms.back() = *token.exact;
    }
    position = token.position;
  }
  return forms;
}

std::vector<QueryWord> QueryWords::cut(std::string_view text) {
  std::vector<passage::WordSpan> spans;
  breaker_.append_words(text, spans);
  std::vector<QueryWord> words;
  for (const passage::WordSpan& span : spans) {
    const std::string_view piece = text.substr(span.begin, span.end - span.begin);
    QueryWord word{.row = row(piece), .has_stems = !span.unspaced};
    if (word.row.empty()) continue;
    // Of two pairs at successive positions the last single character is part already.
    if (span.unspaced && word.row.size() > 1) word.row.pop_back();
    const Token& first = analyzer_.analyze(piece).front();
    word.surface = span.unspaced ? piece : piece.substr(first.begin, first.end - first.begin);
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace searchd
