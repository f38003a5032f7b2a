#include "searchd/http/router.h"

#include <chrono>
#include <utility>

#include "passage/error.h"
#include "searchd/errors.h"
#include "searchd/http/error_answer.h"
#include "searchd/http/open_access.h"

namespace searchd::http {
namespace {

constexpr std::string_view try_again_after_seconds = "2";

std::string_view allowed(Methods methods) {
  switch (methods) {
    case Methods::Get:
      return "GET, HEAD, OPTIONS";
    case Methods::Post:
      return "POST, OPTIONS";
    case Methods::GetAndPost:
      break;
  }
  return "GET, HEAD, POST, OPTIONS";
}

bool allows(Methods methods, std::string_view method) {
  return method == "POST" ? methods != Methods::Get : methods != Methods::Post && (method == "GET" || method == "HEAD");
}

bool is_api_path(std::string_view path) {
  return path == "/api" || path.starts_with("/api/");
}

Response options_answer(std::string_view methods) {
  Response response{.status = 204};
  response.headers.emplace_back("Allow", methods);
  return response;
}

}  // namespace

void Router::add(Route route) {
  std::string path = route.path;
  if (!routes_.emplace(path, std::move(route)).second) throw passage::Error("two handlers for the path " + path);
}

Response Router::handle(const Request& request) const {
  const auto start = std::chrono::steady_clock::now();
  const auto found = routes_.find(request.path);
  Response response = found == routes_.end() ? answer_without_route(request) : answer(found->second, request);
  if (is_api_path(request.path)) allow_every_origin(response);
  if (metrics_ != nullptr) {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    metrics_->observe(found == routes_.end() ? RequestClass::Other : found->second.counted_as, response.status,
                      seconds.count());
  }
  return response;
}

Response Router::answer(const Route& route, const Request& request) const {
  Response response;
  try {
    if (request.method == "OPTIONS") {
      response = options_answer(allowed(route.methods));
      response.headers.emplace_back("Access-Control-Allow-Methods", allowed(route.methods));
      response.headers.emplace_back("Access-Control-Allow-Headers", route.request_headers);
      response.headers.emplace_back("Access-Control-Max-Age", "86400");
    } else if (!allows(route.methods, request.method)) {
      response = error(route, request, 405, "method_not_allowed", "That method is not allowed here.");
      response.headers.emplace_back("Allow", allowed(route.methods));
    } else {
      response = route.handler(request);
    }
  } catch (const BadRequest& fault) {
    response = error(route, request, 400, fault.code(), fault.what());
  } catch (const IndexUnavailable& fault) {
    log_fault(route, fault.what());
    response = error(route, request, 503, "index_unavailable",
                     "The index cannot be read at the moment. Try again in a few seconds.");
    response.headers.emplace_back("Retry-After", try_again_after_seconds);
  } catch (const passage::Error& fault) {
    log_fault(route, fault.what());
    response = error(route, request, 500, "internal", "The server failed to answer. It has been noted.");
  } catch (...) {  // Xapian's errors among them, which are no std::exception; their texts may hold a query
    log_fault(route, "an exception that nobody expected");
    response = error(route, request, 500, "internal", "The server failed to answer. It has been noted.");
  }
  if (route.origins == Origins::Every) allow_every_origin(response);
  return response;
}

Response Router::answer_without_route(const Request& request) const {
  if (request.path == "*") return options_answer(allowed(Methods::GetAndPost));
  return error(audience_of(request), request, 404, "not_found", "There is nothing at this address.");
}

Response Router::refusal(int status, std::string_view code, std::string_view message, const Request& request) const {
  return error(audience_of(request), request, status, code, message);
}

// Where there is no route, whoever takes pages is a person.
Audience Router::audience_of(const Request& request) const {
  if (const auto found = routes_.find(request.path); found != routes_.end()) return found->second.audience;
  const bool for_people =
      !is_api_path(request.path) && request.header("accept").find("text/html") != std::string_view::npos;
  return for_people ? Audience::People : Audience::Programs;
}

Response Router::error(const Route& route, const Request& request, int status, std::string_view code,
                       std::string_view message) const {
  return route.error_answer != nullptr ? route.error_answer(status, code, message)
                                       : error(route.audience, request, status, code, message);
}

Response Router::error(Audience audience, const Request& request, int status, std::string_view code,
                       std::string_view message) const {
  if (audience == Audience::Programs) return json_error(status, code, message);
  if (!error_page_) return plain_html_error(status, code, message);
  try {
    return error_page_(status, code, message, &request);
  } catch (...) {
    log_("error: the error page could not be made");
    return plain_html_error(status, code, message);
  }
}

void Router::log_fault(const Route& route, std::string_view what) const {
  log_("error: a request to " + route.path + " failed: " + std::string(what));
}

}  // namespace searchd::http
