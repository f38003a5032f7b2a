#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace searchd::http {

/// A validator that changes with any of its parts. Weak, because the same tag serves the compressed form.
[[nodiscard]] std::string weak_etag(std::initializer_list<std::string_view> parts);

/// Adds ETag and Cache-Control to a response; turns it into a 304 when the client says that it has that version.
[[nodiscard]] Response with_etag(const Request& request, Response response, const std::string& etag,
                                 std::string_view cache_control);

}  // namespace searchd::http
