#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace indexer {

/// Joins the printed lines of paragraphs: undoes hyphenation, and puts spaces only where the script uses them.
class LineJoiner {
 public:
  /// Learns the compounds ("non-refoulement") that stand within a line: broken at their hyphen, they keep it.
  void learn(std::string_view line);

  /// Appends the next line to a paragraph. `soft_hyphen` when the paragraph's last word was broken for certain.
  void append(std::string& paragraph, std::string_view line, bool soft_hyphen) const;

  /// Whether the text ends with a hyphen that belongs to its last word: a line follows.
  [[nodiscard]] static bool ends_with_hyphen(std::string_view text);

  /// Whether `next` begins with the rest of a word that `text` ends within.
  [[nodiscard]] static bool is_broken_word(std::string_view text, std::string_view next);

 private:
  [[nodiscard]] bool is_compound(std::string_view paragraph, std::string_view line) const;

  std::unordered_set<std::string> compounds_;
};

}  // namespace indexer
