#pragma once

#include <optional>
#include <vector>

#include "searchd/search/expansion/expander.h"
#include "searchd/search/index_pool.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_service.h"

namespace searchd {

/// The documents that are most like one: that hold its most telling words, in any form or language, and the concepts
/// that were found in it. The work that it is a version of is not among them, nor are those that have next to nothing
/// in common with it. Nothing when there is no document of that id. Throws Xapian::Error and passage::Error.
[[nodiscard]] std::optional<std::vector<Hit>> find_similar(const SimilarRequest& request, OpenIndex& index,
                                                           const Expander& expander);

}  // namespace searchd
