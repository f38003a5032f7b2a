#pragma once

#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/search/matching.h"
#include "searchd/search/search_answer.h"

namespace searchd {

/// Counts the values of the fields over all matching works, `most_values` of each, the most frequent first. A field's
/// counts leave its own filter out. Throws Xapian::Error.
[[nodiscard]] std::map<std::string, std::vector<FacetValue>> count_facets(const std::vector<std::string>& names,
                                                                          const Xapian::Query& set,
                                                                          const RequestFilters& filters,
                                                                          const Xapian::Database& documents,
                                                                          std::size_t most_values);

}  // namespace searchd
