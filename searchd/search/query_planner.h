#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "passage/index/index_snapshot.h"
#include "passage/text/analyzer.h"
#include "searchd/search/query.h"
#include "searchd/search/query_plan.h"

namespace searchd {

/// The primary subtags of the languages that an index holds, and "und": the languages a query is analysed as.
[[nodiscard]] std::vector<std::string> held_languages(const passage::Manifest& manifest);

/// Makes the plan of a parsed query for one index, the words as typed. Throws Xapian::Error.
[[nodiscard]] QueryPlan plan_query(const QueryNode& query, const passage::IndexSnapshot& index,
                                   passage::Analyzer& analyzer);

/// The condition of a date range: the document's interval overlaps it. Undated documents never match.
[[nodiscard]] Xapian::Query date_query(const passage::DateRange& range);

/// The condition that the work has this value in this field.
[[nodiscard]] Xapian::Query value_query(const passage::Field& field, std::string_view value);

/// The condition that the work has a version in one of the languages; matches nothing where there is none.
[[nodiscard]] Xapian::Query language_query(const std::vector<std::string>& languages);

}  // namespace searchd
