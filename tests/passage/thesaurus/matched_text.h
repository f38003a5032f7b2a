#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "passage/thesaurus/concept_matcher.h"

namespace tests {

/// The words of a text, as a row. Views into the text.
inline std::vector<passage::RowWord> row_of(std::string_view text, passage::Analyzer& analyzer) {
  std::vector<passage::RowWord> row;
  for (const passage::WordSpan& word : analyzer.words(text)) {
    row.push_back({text.substr(word.begin, word.end - word.begin), word.unspaced});
  }
  return row;
}

/// What a text names: "[words] concept/language concept/language; [words] …".
inline std::string matched(std::string_view text, const passage::Thesaurus& thesaurus, passage::ConceptMatcher& matcher,
                           passage::Analyzer& analyzer) {
  std::string shown;
  const std::vector<passage::RowWord> row = row_of(text, analyzer);
  for (const passage::ConceptSpan& span : matcher.match(row, analyzer)) {
    const passage::RowWord& first = row[span.first];
    const passage::RowWord& last = row[span.first + span.count - 1];
    const auto size = static_cast<std::size_t>(last.surface.data() + last.surface.size() - first.surface.data());
    shown += (shown.empty() ? "[" : "; [") + std::string(first.surface.data(), size);
    shown += span.whole_words ? "]" : "…]";
    for (const passage::NamedConcept& named : span.concepts) {
      shown += " " + std::string(thesaurus.name(named.id)) + "/" + std::string(named.language);
    }
  }
  return shown;
}

}  // namespace tests
