#pragma once

#include <string>
#include <string_view>

#include "searchd/http/response.h"

namespace tests {

/// The value of a header that a handler has set; empty when it has set none of that name.
[[nodiscard]] inline std::string header(const searchd::http::Response& response, std::string_view wanted) {
  for (const auto& [name, value] : response.headers) {
    if (name == wanted) return value;
  }
  return {};
}

}  // namespace tests
