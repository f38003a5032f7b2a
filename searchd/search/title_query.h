#pragma once

#include "passage/text/analyzer.h"
#include "searchd/search/query_plan.h"

namespace searchd {

/// Lets works whose titles hold words of the plan, as typed or as they are called otherwise, weigh more: what a text is
/// about stands there. It changes no total. To be called when the plan's words have been said otherwise.
void weigh_titles(QueryPlan& plan, passage::Analyzer& analyzer);

}  // namespace searchd
