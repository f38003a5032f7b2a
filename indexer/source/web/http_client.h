#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "indexer/source/web/address_rule.h"
#include "indexer/source/web/http_exchange.h"
#include "indexer/source/web/http_limits.h"
#include "indexer/source/web/http_message.h"

namespace indexer {

/// A name and a password for one site; they go nowhere else, wherever it redirects to.
struct Credentials {
  std::string origin;  ///< Url::origin.
  std::string user;
  std::string password;
};

struct HttpOptions {
  std::string user_agent;
  AddressRule may_connect_to = is_public_address;
  std::string certificates;  ///< See ExchangeRules.
  std::optional<Credentials> credentials;
  HttpLimits limits;
  std::chrono::seconds all{14'400};                      ///< For everything that this client fetches.
  std::function<void(std::chrono::milliseconds)> sleep;  ///< Of the test's own; empty for the real one.
};

/// Fetches over http and https from servers that nobody trusts: public addresses only unless allowed, looked at for
/// each connection, at each redirect too; certificates verified; sizes, times and numbers bounded; answers that were
/// cut short recognised. It waits and tries again when the server is busy (429, 503), as long as Retry-After asks where
/// that is bearable. One question at a time; one object belongs to one thread at a time.
class HttpClient {
 public:
  explicit HttpClient(HttpOptions options);

  /// The answer, whatever its status is. Throws FetchError.
  [[nodiscard]] HttpResponse get(const HttpRequest& request);

  /// Leaves the server in peace for so long.
  void pause(std::chrono::milliseconds time) const { options_.sleep(time); }

  /// Whether the time for everything together will be over by then.
  [[nodiscard]] bool is_over_in(std::chrono::milliseconds time) const {
    return std::chrono::steady_clock::now() + time >= deadline_;
  }

  /// How many questions were asked, redirects and attempts counted.
  [[nodiscard]] unsigned requests() const { return requests_; }

 private:
  HttpResponse follow(const HttpRequest& request);
  [[nodiscard]] std::chrono::milliseconds time_left(const std::string& url) const;

  HttpOptions options_;
  HttpExchange exchange_;
  std::chrono::steady_clock::time_point deadline_;
  unsigned requests_ = 0;
};

}  // namespace indexer
