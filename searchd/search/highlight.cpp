#include "searchd/search/highlight.h"

#include <algorithm>
#include <functional>
#include <span>

namespace searchd {
namespace {

using passage::Token;
using passage::TokenKind;

/// The first token at each position; those of one position stand together.
std::vector<std::uint32_t> tokens_by_position(std::span<const Token> tokens) {
  std::vector<std::uint32_t> first;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    while (first.size() <= tokens[i].position) first.push_back(i);
  }
  return first;
}

const Token* token_at(std::span<const Token> tokens, const std::vector<std::uint32_t>& by_position,
                      std::uint32_t position, const std::string& exact) {
  if (position >= by_position.size()) return nullptr;
  for (std::uint32_t i = by_position[position]; i < tokens.size() && tokens[i].position == position; ++i) {
    if (*tokens[i].exact == exact) return &tokens[i];
  }
  return nullptr;
}

void add_sequence(const HighlightSequence& sequence, std::span<const Token> tokens,
                  const std::vector<std::uint32_t>& by_position, std::vector<MarkedSpan>& spans) {
  for (const Token& token : tokens) {
    if (*token.exact != sequence.elements.front().exact) continue;
    const std::size_t before = spans.size();
    for (const HighlightSequence::Element& element : sequence.elements) {
      const Token* found = token_at(tokens, by_position, token.position + element.offset, element.exact);
      if (!found) {
        spans.resize(before);
        break;
      }
      spans.push_back({found->begin, found->end, std::hash<std::string>{}(element.exact)});
    }
  }
}

std::vector<MarkedSpan> merged(std::vector<MarkedSpan> spans) {
  std::ranges::sort(spans, {}, [](const MarkedSpan& span) { return std::pair(span.begin, span.end); });
  std::vector<MarkedSpan> apart;
  for (const MarkedSpan& span : spans) {
    if (!apart.empty() && span.begin < apart.back().end) {
      apart.back().end = std::max(apart.back().end, span.end);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

}  // namespace

bool Highlighter::marks_word(std::string_view surface, const std::string& exact, std::string_view language) {
  if (highlight_.exacts.contains(exact)) return true;
  const auto is_prefix = [&](const std::string& prefix) { return exact.starts_with(prefix); };
  if (std::ranges::any_of(highlight_.prefixes, is_prefix)) return true;
  if (highlight_.stems.empty()) return false;
  const auto is_known = [&](const std::string& stem) { return highlight_.stems.contains(stem); };
  return std::ranges::any_of(analyzer_.index_stems(surface, language), is_known);
}

std::vector<MarkedSpan> Highlighter::find(std::string_view text, std::string_view language) {
  std::vector<MarkedSpan> spans;
  if (highlight_.empty()) return spans;
  if (known_language_ != language) {
    known_language_ = language;
    known_words_.clear();
  }
  const std::span<const Token> tokens = analyzer_.analyze(text);
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::Word) continue;
    const std::string_view surface = text.substr(token.begin, token.end - token.begin);
    const auto [known, is_new] = known_words_.try_emplace(std::string(surface));
    if (is_new) known->second = marks_word(surface, *token.exact, language);
    if (known->second) spans.push_back({token.begin, token.end, std::hash<std::string>{}(*token.exact)});
  }
  if (!highlight_.sequences.empty()) {
    const std::vector<std::uint32_t> by_position = tokens_by_position(tokens);
    for (const HighlightSequence& sequence : highlight_.sequences) add_sequence(sequence, tokens, by_position, spans);
  }
  return merged(std::move(spans));
}

}  // namespace searchd
