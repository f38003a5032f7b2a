#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <rapidjson/document.h>

#include "indexer/source/web/http_client.h"

namespace indexer {

/// An answer of the REST API, whole and in JSON.
struct RestAnswer {
  rapidjson::Document json;
  std::uint64_t total = 0;  ///< X-WP-Total: of all pages; 0 where it is not said.
  std::uint64_t pages = 0;  ///< X-WP-TotalPages.
};

/// The REST API of one WordPress. Whatever is no such answer (an error, a login page, a firewall's page, an empty body)
/// is a SourceError that says what came instead.
class RestApi {
 public:
  /// `client` is kept by reference. Finds the API, with permalinks and without. Throws SourceError.
  RestApi(HttpClient& client, std::string_view site);

  /// `route` like "wp/v2/posts", `query` like "page=2&per_page=100". Throws SourceError.
  [[nodiscard]] RestAnswer get(std::string_view route, std::string_view query);

  /// The same of a route that may be closed or absent: nothing where the site refuses it.
  [[nodiscard]] std::optional<RestAnswer> get_if_open(std::string_view route, std::string_view query);

  /// The types of posts that the site has: {"post": {"rest_base": "posts", …}, …}.
  [[nodiscard]] const rapidjson::Value& types() const { return types_; }

 private:
  [[nodiscard]] std::string address(std::string_view route, std::string_view query) const;

  HttpClient& client_;
  std::string site_;  ///< Without a slash at its end.
  bool permalinks_ = true;
  rapidjson::Document types_;
};

}  // namespace indexer
