#pragma once

#include <optional>

#include "searchd/search/expansion/expander.h"
#include "searchd/search/index_pool.h"
#include "searchd/search/query_parser.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_service.h"

namespace searchd {

/// The document with the passages asked for: from the beginning, or around a place, which then has as many before it
/// as after it. Marks the query's words and says which passages of the whole document they match. Nothing when there is
/// no document of that id. Throws Xapian::Error and passage::Error.
[[nodiscard]] std::optional<DocumentAnswer> read_document_passages(const DocumentRequest& request,
                                                                   const QueryLimits& limits, OpenIndex& index,
                                                                   const Expander& expander);

}  // namespace searchd
