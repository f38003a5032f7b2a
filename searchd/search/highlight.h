#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "passage/text/analyzer.h"

namespace searchd {

/// A row of tokens to be marked together: each exact form at its distance from the first.
struct HighlightSequence {
  struct Element {
    std::uint32_t offset = 0;
    std::string exact;
  };
  std::vector<Element> elements;
};

/// What of a text a query marks: the words that can have made it match.
struct Highlight {
  std::unordered_set<std::string> exacts;
  std::unordered_set<std::string> stems;
  std::vector<std::string> prefixes;
  std::vector<HighlightSequence> sequences;
  std::vector<std::string> symbols;  ///< Document symbols in their normal form.

  [[nodiscard]] bool empty() const {
    return exacts.empty() && stems.empty() && prefixes.empty() && sequences.empty() && symbols.empty();
  }
};

/// A stretch of a text, in bytes.
struct MarkedSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t word = 0;  ///< Hash of the form that matched: spans with different ones are different words.
};

/// Finds what a Highlight marks in texts. It analyses them as the indexer did, so that what is marked and what matched
/// cannot disagree. Keeps what it learns about words; belongs to one thread.
class Highlighter {
 public:
  Highlighter(const Highlight& highlight, passage::Analyzer& analyzer) : highlight_(highlight), analyzer_(analyzer) {}

  /// The marked spans of a text in that language, in order, not overlapping.
  [[nodiscard]] std::vector<MarkedSpan> find(std::string_view text, std::string_view language);

 private:
  /// What is known of a word of a text.
  struct Word {
    bool is_marked = false;
    bool is_in_sequence = false;  ///< It is an element of one; whether it is marked depends on its neighbours.
  };
  struct SurfaceHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view surface) const { return std::hash<std::string_view>{}(surface); }
  };

  [[nodiscard]] Word look_up(std::string_view surface, std::string_view language);
  [[nodiscard]] Word judge(std::string_view surface, std::string_view language);

  const Highlight& highlight_;
  passage::Analyzer& analyzer_;
  std::string known_language_;
  std::unordered_map<std::string, Word, SurfaceHash, std::equal_to<>> known_words_;  ///< In known_language_.
};

}  // namespace searchd
