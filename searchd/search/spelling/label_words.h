#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passage/text/analyzer.h"
#include "passage/thesaurus/thesaurus.h"
#include "searchd/search/spelling/vocabulary.h"

namespace searchd {

/// The words of the labels of thesauri: what people may have meant whose word stands in no document, although the
/// thesaurus knows what the documents call it. Immutable; usable by many threads.
class LabelWords {
 public:
  struct Word {
    std::uint32_t thesaurus = 0;
    passage::ConceptId of_concept = 0;  ///< One of those that have it in a label.
    std::vector<std::string_view> languages;
  };

  /// The visible labels' words, but for acronyms and what is written without spaces. The thesauri must outlive it.
  explicit LabelWords(std::vector<const passage::Thesaurus*> thesauri);

  /// As Vocabulary::near(), each as if it stood in one work.
  [[nodiscard]] std::vector<Vocabulary::Near> near(std::string_view word, unsigned most_cost) const {
    return vocabulary_.near(word, most_cost);
  }

  /// Null when no label has the word (folded).
  [[nodiscard]] const Word* find(const std::string& word) const;

  /// The word as a label has it, without capitals: "tráfico" for "trafico". The analyzer may be any.
  [[nodiscard]] std::string written(const std::string& word, passage::Analyzer& analyzer) const;

 private:
  void add(std::uint32_t thesaurus);

  std::vector<const passage::Thesaurus*> thesauri_;
  std::unordered_map<std::string, Word> words_;
  Vocabulary vocabulary_;
};

}  // namespace searchd
