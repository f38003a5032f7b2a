#pragma once

#include "searchd/http/pages/pages.h"
#include "searchd/http/router.h"

namespace searchd::http {

/// Adds /opensearch.xml, by which browsers add the search to their own (https://github.com/dewitt/opensearch). Its
/// addresses are absolute: without a `public_url` there is none.
void add_opensearch(Router& router, const PagesConfig& config);

}  // namespace searchd::http
