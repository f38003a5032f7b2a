#pragma once

#include <string>
#include <string_view>

#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace searchd::http {

/// What an answer's head depends on beside the answer itself.
struct WireTerms {
  bool head_only = false;   ///< The request was HEAD: everything but the body.
  bool keep_alive = false;  ///< Whether the connection stays open behind the answer.
  bool http_1_0 = false;    ///< Such a client needs to be told that the connection stays open.
  bool gzip = false;        ///< The client takes gzip.
};

/// The bytes that go over the wire: the head and, unless it is a file, the body. Adds what every answer has (Date,
/// Content-Length, Connection, the security headers, no-store unless the handler says otherwise); a header that the
/// response itself states replaces the default of that name. A stated header with a control character is left out.
/// A file stays in `response.file`, to be sent behind the bytes; it is taken away for HEAD.
[[nodiscard]] std::string to_wire(Response& response, const WireTerms& terms);

}  // namespace searchd::http
