#include "indexer/source/web/http_client.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "indexer/source/web/fetch_error.h"
#include "indexer/source/web/redirect.h"
#include "indexer/source/web/retry_after.h"

namespace indexer {
namespace {

using std::chrono::milliseconds;

bool is_busy(int status) {
  return status == 429 || status == 503;
}

std::chrono::seconds now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
}

/// What the server asks for, or two, four, eight seconds.
std::chrono::seconds wait_before(unsigned attempt, const HttpResponse& busy) {
  return retry_after(busy.field("retry-after"), now()).value_or(std::chrono::seconds(1LL << attempt));
}

}  // namespace

HttpClient::HttpClient(HttpOptions options)
    : options_(std::move(options)),
      exchange_({.user_agent = options_.user_agent,
                 .may_connect_to = options_.may_connect_to,
                 .certificates = options_.certificates,
                 .limits = options_.limits}),
      deadline_(std::chrono::steady_clock::now() + options_.all) {
  if (!options_.sleep) options_.sleep = [](milliseconds time) { std::this_thread::sleep_for(time); };
}

milliseconds HttpClient::time_left(const std::string& url) const {
  const auto left = std::chrono::duration_cast<milliseconds>(deadline_ - std::chrono::steady_clock::now());
  if (left <= milliseconds(0)) {
    throw FetchError("did not fetch " + url + ": everything together took longer than " +
                     std::to_string(options_.all.count() / 60) + " minutes; the next run goes on");
  }
  return std::min(left, options_.limits.transfer);
}

HttpResponse HttpClient::follow(const HttpRequest& request) {
  auto url = parse_url(request.url);
  if (!url) throw FetchError("cannot fetch " + request.url + ": it is no address of http or https");
  for (unsigned hop = 0; hop <= options_.limits.redirects; ++hop) {
    const auto& known = options_.credentials;
    const bool ours = known && known->origin == url->origin;
    ++requests_;
    HttpResponse response =
        exchange_.ask(*url, request, ours ? known->user + ":" + known->password : "", time_left(url->text));
    if (!request.follow || !is_redirect(response)) return response;
    url = redirect_target(*url, response);
  }
  throw FetchError("cannot fetch " + request.url + ": it redirects more than " +
                   std::to_string(options_.limits.redirects) + " times");
}

HttpResponse HttpClient::get(const HttpRequest& request) {
  for (unsigned attempt = 1;; ++attempt) {
    HttpResponse response = follow(request);
    if (!is_busy(response.status) || attempt >= options_.limits.attempts) return response;
    const std::chrono::seconds wait = wait_before(attempt, response);
    if (wait > options_.limits.longest_wait || std::chrono::steady_clock::now() + wait > deadline_) return response;
    options_.sleep(wait);
  }
}

}  // namespace indexer
