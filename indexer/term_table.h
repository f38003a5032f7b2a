#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passage/text/analyzer.h"

namespace indexer {

using TermId = std::uint32_t;

/// Numbers terms, so that the words of a text, which repeat, are compared and counted as numbers. It remembers under
/// which terms each word of a language is indexed. Belongs to the analyzer's thread.
class TermTable {
 public:
  /// The terms of a word: its exact form and its stems.
  struct WordTerms {
    TermId exact = 0;
    std::vector<TermId> own_stems;  ///< Of stems that are the word itself, whose positions are theirs too.
    std::vector<TermId> other_stems;
  };

  explicit TermTable(passage::Analyzer& analyzer) : analyzer_(analyzer) {}

  /// The number of a term: from 0, without gaps.
  [[nodiscard]] TermId id(std::string term);

  [[nodiscard]] const std::string& term(TermId id) const { return *terms_[id]; }
  [[nodiscard]] std::size_t size() const { return terms_.size(); }

  /// The terms of a token that the analyzer has just made of `text`, which is in `language` (primary subtag). Lives
  /// until the next call.
  [[nodiscard]] const WordTerms& terms_of(const passage::Token& token, std::string_view text,
                                          std::string_view language);

  /// Forgets everything once there is too much of it. The numbers begin anew.
  void forget_too_many();

 private:
  struct Known {
    bool is_known = false;
    WordTerms terms;
  };

  passage::Analyzer& analyzer_;
  std::unordered_map<std::string, TermId> ids_;
  std::vector<const std::string*> terms_;  ///< Keys of ids_.
  std::uint64_t epoch_ = 0;                ///< Of the analyzer, whose numbers of surfaces are the places in words_.
  std::map<std::string, std::deque<Known>, std::less<>> words_;  ///< By language, then by number of the surface.
};

}  // namespace indexer
