#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passage/text/analyzer.h"

namespace searchd {

/// A text as the row of its words, folded as the index folds them, so that beginnings can be compared byte by byte: a
/// space between words, none between the characters of an unspaced run ("2021 年移民日").
struct FoldedText {
  /// A word, or a run of an unspaced script.
  struct Piece {
    std::uint32_t begin = 0;  ///< In `text`.
    std::uint32_t end = 0;
    bool unspaced = false;
  };

  std::string text;
  std::vector<Piece> pieces;
  /// Where somebody who looks for it may begin to type, in `text`: words, the same behind a written-on article
  /// (Arabic), characters of unspaced runs.
  std::vector<std::uint32_t> starts;

  [[nodiscard]] std::string_view form(const Piece& piece) const {
    return std::string_view(text).substr(piece.begin, piece.end - piece.begin);
  }
};

[[nodiscard]] FoldedText folded_text(std::string_view text, passage::Analyzer& analyzer);

/// The bytes of the articles, with prepositions and conjunctions, that Arabic writes onto a word (folded); 0 where it
/// has none, or where hardly a word would be left.
[[nodiscard]] std::size_t written_on_article(std::string_view word);

}  // namespace searchd
