#pragma once

#include "indexer/source/web/http_message.h"
#include "indexer/source/web/url.h"

namespace indexer {

/// Whether an answer leads to another address.
[[nodiscard]] bool is_redirect(const HttpResponse& response);

/// Where it leads. Throws FetchError for what is no address of http or https, and from https back to http.
[[nodiscard]] Url redirect_target(const Url& from, const HttpResponse& redirect);

}  // namespace indexer
