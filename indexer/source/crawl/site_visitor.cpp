#include "indexer/source/crawl/site_visitor.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/robots_directives.h"
#include "indexer/source/source_error.h"
#include "indexer/source/web/fetch_error.h"
#include "indexer/source/web/redirect.h"

namespace indexer {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int most_failures_in_a_row = 10;
constexpr std::size_t largest_robots = std::size_t{8} << 20;  // of which RobotsTxt reads the beginning
constexpr std::size_t largest_list = std::size_t{64} << 20;   // sitemaps.org allows 50 MB
constexpr std::string_view accepted_pages = "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5";
constexpr std::string_view accepted_lists =
    "application/xml,text/xml,application/rss+xml,application/atom+xml,*/*;q=0.5";

bool is_trouble(int status) {
  return status >= 500 || status == 429;
}

Visit visit_of(HttpResponse response, const PageAddress& page) {
  Visit visit{.response = std::move(response)};
  const int status = visit.response.status;
  visit.why = "the server answers " + std::to_string(status);
  if (is_redirect(visit.response)) {
    visit.target = page_address(redirect_target(*parse_url(page.url), visit.response));
    visit.result = Visit::Result::Redirected;
  } else if (status == 404 || status == 410) {
    visit.result = Visit::Result::Gone;
  } else if (status == 304) {
    visit.result = Visit::Result::Unchanged;
  } else if (status == 200 && visit.response.body.empty()) {
    visit.why = "its answer is empty";
  } else if (status == 200) {
    visit.result = Visit::Result::Fetched;
  }
  return visit;
}

}  // namespace

SiteVisitor::Host& SiteVisitor::host_of(const PageAddress& page) {
  const auto [place, is_new] = hosts_.try_emplace(page.origin);
  Host& host = place->second;
  if (!is_new) return host;
  const std::string url = page.url.substr(0, page.url.find('/', page.url.find("//") + 2)) + "/robots.txt";
  try {
    const HttpResponse response =
        client_.get({.url = url, .accept = "text/plain,*/*;q=0.5", .max_body = largest_robots});
    if (response.status == 200) {
      host.robots = RobotsTxt(response.body, robot_name);
    } else if (response.status < 400 || is_trouble(response.status)) {
      host.problem = "the server answers " + std::to_string(response.status);
    }  // otherwise there is none, and everything is allowed
  } catch (const FetchError& error) {
    host.problem = error.what();
  }
  if (!host.problem.empty()) {
    host.problem = "nothing may be fetched while " + url + " cannot be read: " + host.problem;
  }
  host.next_question = steady_clock::now() + std::max(site_.delay, host.robots.delay().value_or(milliseconds(0)));
  return host;
}

const RobotsTxt& SiteVisitor::robots_of(const PageAddress& page) {
  const Host& host = host_of(page);
  if (!host.problem.empty()) throw FetchError(host.problem);
  return host.robots;
}

milliseconds SiteVisitor::wait_for(const Host& host) const {
  const auto left = std::chrono::ceil<milliseconds>(host.next_question - steady_clock::now());
  return std::max(left, milliseconds(0));
}

bool SiteVisitor::is_too_late_for(const PageAddress& page) {
  return client_.is_over_in(wait_for(host_of(page)));
}

Visit SiteVisitor::ask(const PageAddress& page, Host& host, const HttpRequest& request) {
  client_.pause(wait_for(host));
  Visit visit;
  bool is_down = false;
  try {
    visit = visit_of(client_.get(request), page);
    is_down = is_trouble(visit.response.status);
  } catch (const FetchError& error) {
    visit.why = error.what();
    is_down = true;
  }
  host.next_question = steady_clock::now() + std::max(site_.delay, host.robots.delay().value_or(milliseconds(0)));
  failures_in_a_row_ = is_down ? failures_in_a_row_ + 1 : 0;
  if (failures_in_a_row_ == most_failures_in_a_row) {
    throw SourceError(std::to_string(failures_in_a_row_) + " pages in a row could not be fetched, the last one " +
                      page.url + ": " + visit.why);
  }
  return visit;
}

Visit SiteVisitor::visit(const PageAddress& page, const std::string& etag, const std::string& last_modified) {
  Host& host = host_of(page);
  if (!host.problem.empty()) return {.why = host.problem};
  if (!host.robots.allows(page.target())) {
    return {.result = Visit::Result::Disallowed, .why = "robots.txt of the site forbids it"};
  }
  return ask(page, host,
             {.url = page.url,
              .accept = std::string(accepted_pages),
              .etag = etag,
              .last_modified = last_modified,
              .follow = false});
}

Visit SiteVisitor::visit_list(const PageAddress& list, const std::string& etag, const std::string& last_modified,
                              bool is_named) {
  Host& host = host_of(list);
  if (!host.problem.empty()) return {.why = host.problem};
  if (!is_named && !host.robots.allows(list.target())) {
    return {.result = Visit::Result::Disallowed, .why = "robots.txt of the site forbids it"};
  }
  return ask(list, host,
             {.url = list.url,
              .accept = std::string(accepted_lists),
              .etag = etag,
              .last_modified = last_modified,
              .max_body = largest_list,
              .follow = false});
}

}  // namespace indexer
