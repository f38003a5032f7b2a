#include "searchd/search/suggestion/shared_suggestions.h"

#include "searchd/search/index_pool.h"

namespace searchd {

SuggestionSources::SuggestionSources(OpenIndex& index, const passage::Thesaurus& thesaurus)
    : titles(index.snapshot, index.analyzer), labels(thesaurus, index.snapshot, index.languages, index.analyzer) {}

SuggestionSources& SharedSuggestions::of(OpenIndex& index, const passage::Thesaurus& thesaurus) {
  const std::lock_guard lock(mutex_);
  if (!sources_) sources_.emplace(index, thesaurus);
  return *sources_;
}

}  // namespace searchd
