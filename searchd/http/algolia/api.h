#pragma once

#include "searchd/http/api.h"
#include "searchd/http/router.h"
#include "searchd/search/search_service.h"

namespace searchd::http::algolia {

/// Adds `POST /1/indexes/*/queries` as the clients of Algolia ask it, so that widgets written for them (InstantSearch,
/// Autocomplete) work on this server. `service` must outlive the router.
void add_api(Router& router, SearchService& service, const ApiSettings& settings);

}  // namespace searchd::http::algolia
