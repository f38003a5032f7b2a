#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace searchd::http {

/// One HTTP request, read and checked by the server: the head is well formed, the body complete.
struct Request {
  std::string method;  ///< "GET", "HEAD", "POST" or "OPTIONS"; anything else was refused before.
  std::string path;    ///< Percent-decoded, valid UTF-8, begins with "/".
  std::string query;   ///< Still encoded, without the "?".
  std::vector<std::pair<std::string, std::string>> headers;  ///< Names in lower case, values trimmed, in order.
  std::string body;

  /// The value of the first header of that name (lower case); empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

}  // namespace searchd::http
