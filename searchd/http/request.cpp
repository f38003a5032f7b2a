#include "searchd/http/request.h"

#include <algorithm>

namespace searchd::http {

std::string_view Request::header(std::string_view name) const {
  const auto found =
      std::ranges::find(headers, name, [](const auto& header) -> std::string_view { return header.first; });
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace searchd::http
