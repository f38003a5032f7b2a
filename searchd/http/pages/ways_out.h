#pragma once

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_service.h"

namespace searchd::http {

/// For a search that found nothing: the searches with less in their way (without the filters, without the quotes, with
/// the translations that were switched off) that find something, as members of the template `zero`. Each is tried, so
/// that none leads to nothing again. Throws what the service throws.
void add_ways_out(TemplateData& page, SearchService& service, const SearchRequest& asked, const PageContext& context);

}  // namespace searchd::http
