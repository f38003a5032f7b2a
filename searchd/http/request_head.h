#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/request.h"

namespace searchd::http {

/// Sizes in bytes unless said otherwise. What goes beyond is refused, never cut.
struct RequestLimits {
  std::size_t head = 16 * 1024;   ///< Request line and headers; also the trailers and extensions of a chunked body.
  std::size_t headers = 64;       ///< Number of them.
  std::size_t target = 8 * 1024;  ///< The URI as it travels.
  std::size_t body = 64 * 1024;   ///< After the decoding of chunks.
};

/// Why a request was not accepted. Nothing of the request stands in it.
struct Refusal {
  int status = 400;
  std::string_view code;     ///< "malformed_request"; permanent.
  std::string_view message;  ///< For a person.

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// What the headers say about the body and the connection.
struct Framing {
  std::size_t length = 0;  ///< Of the body, unless it is chunked.
  bool chunked = false;
  bool keep_alive = true;
  bool expects_continue = false;
};

/// Reads "GET /path?query HTTP/1.1" into method, path and query. `own_hosts` are host names in lower case.
[[nodiscard]] std::optional<Refusal> read_request_line(std::string_view line, const RequestLimits& limits,
                                                       const std::vector<std::string>& own_hosts, Request& request,
                                                       bool& http_1_0);

/// Reads "Name: value" and appends it to `headers`.
[[nodiscard]] std::optional<Refusal> read_header_line(std::string_view line,
                                                      std::vector<std::pair<std::string, std::string>>& headers);

/// Checks the headers that say where the request ends and whom it is for.
[[nodiscard]] std::optional<Refusal> read_framing(const Request& request, bool http_1_0, const RequestLimits& limits,
                                                  Framing& framing);

}  // namespace searchd::http
