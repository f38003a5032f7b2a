#pragma once

#include <string_view>

#include "searchd/http/response.h"
#include "searchd/search/search_service.h"

namespace searchd::http {

/// What the API says of a document that there is not: 410 where it was purged, 404 elsewhere. `what` is not there:
/// "file", "document".
[[nodiscard]] Response absent_document(SearchService& service, std::string_view id, std::string_view what = "document");

}  // namespace searchd::http
