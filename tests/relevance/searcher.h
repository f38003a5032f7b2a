#pragma once

#include <string>
#include <utility>
#include <vector>

#include <Poco/Net/HTTPClientSession.h>

#include "tests/relevance/search_hit.h"

namespace relevance {

/// Asks the daemon over one connection; for one thread.
class Searcher {
 public:
  /// The parameters of a search, by name.
  using Parameters = std::vector<std::pair<std::string, std::string>>;

  /// `url` is where the daemon listens.
  explicit Searcher(const std::string& url);

  /// The hits of one page, best first. Throws when the daemon does not answer with 200 and JSON.
  [[nodiscard]] std::vector<SearchHit> hits(const Parameters& parameters);

 private:
  Poco::Net::HTTPClientSession session_;
};

}  // namespace relevance
