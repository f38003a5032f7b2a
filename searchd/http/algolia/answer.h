#pragma once

#include <string>

#include "searchd/http/algolia/query.h"
#include "searchd/http/json_text.h"
#include "searchd/search/search_answer.h"

namespace searchd::http::algolia {

/// Writes the answer to a query in the shape of Algolia's. Addresses on this server become absolute, since the widgets
/// stand on other sites, unless `public_url` is empty.
void write_result(JsonText& json, const Query& query, const SearchAnswer& answer, const std::string& public_url);

}  // namespace searchd::http::algolia
