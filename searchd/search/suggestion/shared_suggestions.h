#pragma once

#include <mutex>
#include <optional>

#include "passage/thesaurus/thesaurus.h"
#include "searchd/search/suggestion/label_suggestions.h"
#include "searchd/search/suggestion/title_index.h"
#include "searchd/search/suggestion/written_words.h"

namespace searchd {

struct OpenIndex;

/// What suggestions of one generation are made from, beside its vocabulary.
struct SuggestionSources {
  TitleIndex titles;
  LabelSuggestions labels;
  WrittenWords words;

  SuggestionSources(OpenIndex& index, const passage::Thesaurus& thesaurus);
};

/// The sources of one generation, made when they are first needed. Thread-safe.
class SharedSuggestions {
 public:
  /// `index`: the caller's own of that generation. The thesaurus is always the same and outlives the sources.
  /// Throws Xapian::Error and passage::Error.
  SuggestionSources& of(OpenIndex& index, const passage::Thesaurus& thesaurus);

 private:
  std::mutex mutex_;
  std::optional<SuggestionSources> sources_;
};

}  // namespace searchd
