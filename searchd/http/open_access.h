#pragma once

#include <algorithm>

#include "searchd/http/response.h"

namespace searchd::http {

/// Lets pages of every origin read the answer, without credentials: everything served is public. Idempotent.
inline void allow_every_origin(Response& response) {
  const auto stated = [](const auto& header) { return header.first == "Access-Control-Allow-Origin"; };
  if (std::ranges::any_of(response.headers, stated)) return;
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  response.headers.emplace_back("Access-Control-Expose-Headers", "*");  // Retry-After, ETag and the like
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
}

}  // namespace searchd::http
