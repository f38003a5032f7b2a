#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tests {

struct HttpAnswer {
  int status = 0;                                            ///< 0: there was no answer that could be read as HTTP.
  std::vector<std::pair<std::string, std::string>> headers;  ///< Names in lower case, in their order.
  std::string body;
  std::chrono::milliseconds took{0};

  [[nodiscard]] std::string header(std::string_view name) const;  ///< Empty when there is none.
};

/// Sends these bytes to the port of this machine as they are, and reads until the server closes. Never throws; any
/// number of threads.
HttpAnswer send_bytes(std::uint16_t port, std::string_view request);

/// Requests that ask the server to close afterwards. `target` is taken as it is.
HttpAnswer http_request(std::uint16_t port, std::string_view method, std::string_view target,
                        std::string_view more_headers = {}, std::string_view body = {});

[[nodiscard]] std::string percent_encoded(std::string_view text);

/// What the headers of an answer lack of those that protect readers, or hold too much; empty when all is well.
[[nodiscard]] std::string header_fault(const HttpAnswer& answer);

}  // namespace tests
