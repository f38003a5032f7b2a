#pragma once

#include <string>
#include <vector>

#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"

namespace searchd::http {

/// The contract's JSON for an answer: optional members are left out when empty, ill-formed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string to_json(const SearchAnswer& answer, const SearchRequest& request);
[[nodiscard]] std::string to_json(const DocumentAnswer& answer);
[[nodiscard]] std::string to_json(const std::vector<Hit>& similar);

}  // namespace searchd::http
