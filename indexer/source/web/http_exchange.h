#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "indexer/source/web/address_rule.h"
#include "indexer/source/web/http_limits.h"
#include "indexer/source/web/http_message.h"
#include "indexer/source/web/url.h"

namespace indexer {

/// What holds for every question that an exchange asks.
struct ExchangeRules {
  std::string user_agent;
  AddressRule may_connect_to = is_public_address;
  std::string certificates;  ///< A file of authorities to trust instead of the system's; empty for the system's.
  HttpLimits limits;
};

/// One question and its answer over libcurl, connections kept for the next; no redirects. The one file of the project
/// that connects to anything. It looks at the address of each connection at the moment it is made, so that no name that
/// resolves differently a second time, no redirect and no proxy of the environment leads elsewhere.
/// One object belongs to one thread at a time.
class HttpExchange {
 public:
  explicit HttpExchange(ExchangeRules rules);
  HttpExchange(HttpExchange&&) noexcept;
  HttpExchange& operator=(HttpExchange&&) noexcept;
  ~HttpExchange();

  /// `credentials` is "user:password" for this one question, or empty; `longest` the time that is left for it. The
  /// answer's body is as it was sent, but for a compression, which is undone. Throws FetchError.
  [[nodiscard]] HttpResponse ask(const Url& url, const HttpRequest& request, const std::string& credentials,
                                 std::chrono::milliseconds longest);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace indexer
