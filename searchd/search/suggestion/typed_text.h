#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "passage/text/analyzer.h"

namespace searchd {

/// What somebody has typed so far: whole words, and the beginning of one more.
struct TypedText {
  /// A word, or a run of an unspaced script, of which more may follow without a space.
  struct Word {
    std::string form;  ///< Folded.
    bool unspaced = false;
    bool is_whole = false;  ///< A space stands behind it.

    /// How a text that holds it, or begins with it, goes on from there; its words end with a space.
    [[nodiscard]] std::string needle() const { return is_whole && !unspaced ? form + ' ' : form; }
  };

  std::vector<Word> words;
  std::string needle;          ///< All of it, as Word::needle().
  std::string_view raw;        ///< As typed, from the first sign that is no white space.
  std::size_t last_begin = 0;  ///< Where the last word begins in `raw`, behind an elided article.
  std::size_t last_cut = 0;    ///< The same of the last word of a run, as a dictionary cuts it.

  [[nodiscard]] bool empty() const { return words.empty(); }
  [[nodiscard]] bool ends_within_word() const { return !words.empty() && !words.back().is_whole; }
};

/// The view that it holds is of `text`. Of very long texts only the last words are looked at.
[[nodiscard]] TypedText typed_text(std::string_view text, passage::Analyzer& analyzer);

}  // namespace searchd
