#pragma once

#include <vector>

#include "passage/thesaurus/thesaurus.h"
#include "searchd/search/index_pool.h"
#include "searchd/search/suggestion/suggestion.h"

namespace searchd {

/// What somebody may be about to type, from the titles, the concepts and the words of one generation: queries, each of
/// which finds something. Nothing where nothing has been typed, or where the last word is to be excluded.
/// Throws Xapian::Error and passage::Error.
[[nodiscard]] std::vector<Suggestion> suggest(const SuggestRequest& request, OpenIndex& index,
                                              const passage::Thesaurus& thesaurus);

}  // namespace searchd
