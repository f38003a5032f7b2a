#pragma once

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// The members of the template `start`: what the collection holds, from the answer to a search for everything with the
/// facets `language` and `kind`.
[[nodiscard]] TemplateData start_view(const SearchAnswer& everything, const PageContext& context);

}  // namespace searchd::http
