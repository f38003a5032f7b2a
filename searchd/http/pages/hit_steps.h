#pragma once

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/reading_view.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// Adds the members of the template `steps`: which of the query's places in the document is in sight, the one before
/// and the one behind it, and the way back to the results. Nothing where the reader comes from no search.
void add_hit_steps(TemplateData& page, const DocumentAnswer& answer, const ReadingRequest& asked,
                   const PageContext& context);

}  // namespace searchd::http
