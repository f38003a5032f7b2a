#include "searchd/search/highlight.h"

#include <algorithm>
#include <functional>
#include <span>

#include "passage/text/document_symbol.h"

namespace searchd {
namespace {

using passage::Token;

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

void add_symbols(const std::vector<std::string>& wanted, std::string_view text, std::vector<MarkedSpan>& spans) {
  if (wanted.empty()) return;
  for (const passage::FoundSymbol& found : passage::find_document_symbols(text)) {
    if (std::ranges::find(wanted, found.symbol) == wanted.end()) continue;
    spans.push_back({found.begin, found.end, std::hash<std::string>{}(found.symbol)});
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

Highlighter::Word Highlighter::judge(std::string_view surface, std::string_view language) {
  Word word;
  if (!highlight_.stems.empty()) {
    const auto is_known = [&](const std::string& stem) { return highlight_.stems.contains(stem); };
    word.is_marked = std::ranges::any_of(analyzer_.index_stems(surface, language), is_known);
  }
  // Most queries are words in any form, which need no more than the stems.
  if (highlight_.exacts.empty() && highlight_.prefixes.empty() && highlight_.sequences.empty()) return word;

  const std::string& exact = analyzer_.exact(surface);
  const auto is_prefix = [&](const std::string& prefix) { return exact.starts_with(prefix); };
  word.is_marked =
      word.is_marked || highlight_.exacts.contains(exact) || std::ranges::any_of(highlight_.prefixes, is_prefix);
  const auto is_element = [&](const HighlightSequence::Element& element) { return element.exact == exact; };
  word.is_in_sequence = std::ranges::any_of(highlight_.sequences, [&](const HighlightSequence& sequence) {
    return std::ranges::any_of(sequence.elements, is_element);
  });
  return word;
}

Highlighter::Word Highlighter::look_up(std::string_view surface, std::string_view language) {
  const auto known = known_words_.find(surface);
  if (known != known_words_.end()) return known->second;
  return known_words_.emplace(surface, judge(surface, language)).first->second;
}

// Most words of a text are not marked: only those that may be are folded and compared, and each once in a query.
std::vector<MarkedSpan> Highlighter::find(std::string_view text, std::string_view language) {
  std::vector<MarkedSpan> spans;
  if (highlight_.empty()) return spans;
  if (known_language_ != language) {
    known_language_ = language;
    known_words_.clear();
  }
  bool may_hold_sequence = false;
  for (const passage::WordSpan& span : analyzer_.words(text)) {
    if (span.unspaced) {
      may_hold_sequence = true;
      continue;
    }
    const std::string_view surface = text.substr(span.begin, span.end - span.begin);
    const Word word = look_up(surface, language);
    if (word.is_marked) {
      spans.push_back({span.begin, span.end, std::hash<std::string>{}(analyzer_.exact(surface))});
    }
    may_hold_sequence = may_hold_sequence || word.is_in_sequence;
  }
  if (may_hold_sequence && !highlight_.sequences.empty()) {
    const std::span<const Token> tokens = analyzer_.analyze(text);
    const std::vector<std::uint32_t> by_position = tokens_by_position(tokens);
    for (const HighlightSequence& sequence : highlight_.sequences) add_sequence(sequence, tokens, by_position, spans);
  }
  add_symbols(highlight_.symbols, text, spans);
  return merged(std::move(spans));
}

}  // namespace searchd
