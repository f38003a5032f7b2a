#include "searchd/search/suggestion/typed_text.h"

#include <algorithm>
#include <array>

#include "passage/text/unicode.h"
#include "searchd/search/suggestion/folded_text.h"

namespace searchd {
namespace {

// White space behind a word: of ASCII, no-break, ideographic.
constexpr auto spaces = std::to_array<std::string_view>({" ", "\t", "\n", "\r", "\u00a0", "\u3000"});

bool ends_with_space(std::string_view text) {
  return std::ranges::any_of(spaces, [&](std::string_view space) { return text.ends_with(space); });
}

}  // namespace

TypedText typed_text(std::string_view text, passage::Analyzer& analyzer) {
  TypedText typed;
  typed.raw = text.substr(std::min(text.size(), text.find_first_not_of(" \t\r\n\f\v")));
  const FoldedText folded = folded_text(typed.raw, analyzer);
  for (const FoldedText::Piece& piece : folded.pieces) {
    typed.words.push_back({.form = std::string(folded.form(piece)), .unspaced = piece.unspaced, .is_whole = true});
  }
  if (typed.words.empty()) return typed;
  typed.words.back().is_whole = ends_with_space(typed.raw);
  typed.needle = folded.text;
  if (typed.words.back().needle() != typed.words.back().form) typed.needle += ' ';
  std::uint32_t end_of_last = 0;
  bool in_run = false;
  for (const passage::WordSpan& word : analyzer.words(typed.raw)) {
    if (!(word.unspaced && in_run && word.begin == end_of_last)) typed.last_begin = word.begin;
    typed.last_cut = word.begin;
    in_run = word.unspaced;
    end_of_last = word.end;
  }
  return typed;
}

}  // namespace searchd
