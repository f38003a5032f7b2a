#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace indexer {

/// A question for what stands at an address.
struct HttpRequest {
  std::string url;
  std::string accept = "*/*";
  std::string etag;           ///< Of what is known already; empty for none. An unchanged page is answered by 304.
  std::string last_modified;  ///< Likewise, as the server said it.
  std::size_t max_body = 0;   ///< Where less than HttpLimits::body is enough.
  bool follow = true;         ///< Redirects; otherwise they are the answer.
};

/// The whole answer, redirects followed: an answer that was cut short is none.
struct HttpResponse {
  int status = 0;
  std::string url;                                         ///< Where it came from in the end.
  std::map<std::string, std::string, std::less<>> fields;  ///< Names in lower case; the last of several; of
                                                           ///< X-Robots-Tag all, a line each.
  std::string body;                                        ///< Uncompressed.

  /// Empty when there is none.
  [[nodiscard]] std::string_view field(std::string_view lower_name) const {
    const auto found = fields.find(lower_name);
    return found == fields.end() ? std::string_view{} : std::string_view(found->second);
  }
};

}  // namespace indexer
