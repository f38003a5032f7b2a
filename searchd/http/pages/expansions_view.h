#pragma once

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// Adds the members of the template `expansions`: what the words of the query are called otherwise, language by
/// language, and the address that searches without it; where it was left out, the address that searches with it.
void add_expansions(TemplateData& page, const SearchAnswer& answer, const SearchRequest& request,
                    const PageContext& context);

}  // namespace searchd::http
