#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace searchd {

// What goes through Apertium's programs: text in which ^…$ is a unit (a word or a fixed row of words, with its
// analyses), […] passes unchanged, and [[…]] belongs to the unit or the words after it. A backslash takes a sign its
// meaning.

/// A piece of a translation, and the words that it comes from.
struct TranslatedPiece {
  std::string text;
  std::vector<std::size_t> words;  ///< By their places in the row; sorted. Empty: no one word's ("de", an article).
  bool unknown = false;            ///< Left untranslated, or not to be generated.

  friend bool operator==(const TranslatedPiece&, const TranslatedPiece&) = default;
};

/// A row of words as the text that is sent: a space between two words and nowhere else, no sign that has a meaning, and
/// at the end what makes all the programs answer. `mark` comes back in every answer to it.
[[nodiscard]] std::string question_text(std::span<const std::string> words, std::string_view mark);

/// Whether this can be the answer to the question with that mark.
[[nodiscard]] bool answers(std::string_view answer, std::string_view mark);

/// An analysed row whose units are numbered, so that the translation tells where each of its words comes from.
struct NumberedAnalysis {
  std::string text;
  std::vector<std::vector<std::size_t>> words;  ///< Of each unit: which words of the row it covers.
};

/// Nothing when it is no analysis of the row.
[[nodiscard]] std::optional<NumberedAnalysis> numbered_analysis(std::string_view analysis,
                                                                std::span<const std::string> words);

/// The pieces of the translation of a numbered row, in their order; white space, signs and what stands in brackets
/// left out.
/// Nothing when it is no such translation.
[[nodiscard]] std::optional<std::vector<TranslatedPiece>> read_translation(std::string_view translation,
                                                                           const NumberedAnalysis& analysis);

}  // namespace searchd
