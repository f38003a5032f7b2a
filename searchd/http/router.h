#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searchd/http/metrics.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace searchd::http {

enum class Methods : std::uint8_t { Get, GetAndPost, Post };  ///< HEAD goes with GET, OPTIONS with all.

/// For whom the answers of a route are, hence how errors are told: as the JSON object, or as a page.
enum class Audience : std::uint8_t { Programs, People };

/// Whether pages of other origins may read the answers.
enum class Origins : std::uint8_t { Own, Every };

/// Makes the answer for an error, where an interface of others has a shape of its own for it.
using ErrorAnswer = Response (*)(int status, std::string_view code, std::string_view message);

struct Route {
  std::string path;  ///< Whole and exact.
  Methods methods = Methods::Get;
  Audience audience = Audience::Programs;
  Origins origins = Origins::Own;
  std::string_view request_headers = "Content-Type";  ///< Those that pages of other origins may send.
  ErrorAnswer error_answer = nullptr;                 ///< Null: as it is usual for the audience.
  RequestClass counted_as = RequestClass::Other;
  std::function<Response(const Request&)> handler;  ///< Called from many threads. Sees GET, HEAD and POST only.
};

/// Finds the handler of a request and is the one place where exceptions become answers: BadRequest 400,
/// IndexUnavailable 503, everything else 500 with words that tell a client nothing. Filled before the server starts,
/// then thread-safe.
class Router {
 public:
  /// Makes the page for an error. `request` is never null; its text must not be trusted.
  using ErrorPage =
      std::function<Response(int status, std::string_view code, std::string_view message, const Request* request)>;
  /// Takes a line about a fault of the program; never holds anything that a client sent.
  using Log = std::function<void(const std::string& line)>;

  explicit Router(Log log) : log_(std::move(log)) {}

  void add(Route route);
  void set_error_page(ErrorPage error_page) { error_page_ = std::move(error_page); }
  void set_metrics(Metrics* metrics) { metrics_ = metrics; }  ///< Must outlive the router; null counts nothing.

  [[nodiscard]] Response handle(const Request& request) const;

  /// The answer to a request that never came to handle(), for those for whom its path is. The request may be partial.
  [[nodiscard]] Response refusal(int status, std::string_view code, std::string_view message,
                                 const Request& request) const;

 private:
  [[nodiscard]] Response answer(const Route& route, const Request& request) const;
  [[nodiscard]] Response answer_without_route(const Request& request) const;
  [[nodiscard]] Audience audience_of(const Request& request) const;
  [[nodiscard]] Response error(const Route& route, const Request& request, int status, std::string_view code,
                               std::string_view message) const;
  [[nodiscard]] Response error(Audience audience, const Request& request, int status, std::string_view code,
                               std::string_view message) const;
  void log_fault(const Route& route, std::string_view what) const;

  std::unordered_map<std::string, Route> routes_;
  Log log_;
  ErrorPage error_page_;
  Metrics* metrics_ = nullptr;
};

}  // namespace searchd::http
