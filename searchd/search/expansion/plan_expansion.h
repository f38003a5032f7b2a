#pragma once

#include <string>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "passage/text/analyzer.h"
#include "searchd/search/expansion/expander.h"
#include "searchd/search/query_plan.h"

namespace searchd {

/// The languages of an index that queries are said in: those with most documents, the most first.
[[nodiscard]] std::vector<std::string> languages_to_say_in(const passage::Manifest& manifest);

/// Says the words of a plan in the other languages of the index, and in their own by synonyms: every way to say some
/// words joins the group of each of them, so that they share one term's statistics (structured queries: Pirkola 1998,
/// SIGIR) and a document that holds any of them holds the words. What was added stands in plan.expansions.
/// Throws Xapian::Error.
void expand_plan(QueryPlan& plan, const Expander& expander, const passage::IndexSnapshot& index,
                 passage::Analyzer& analyzer);

}  // namespace searchd
