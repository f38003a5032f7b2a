#pragma once

#include <chrono>
#include <map>
#include <string>

#include "indexer/source/crawl/link_scope.h"
#include "indexer/source/crawl/page_address.h"
#include "indexer/source/crawl/robots.h"
#include "indexer/source/crawl/web_site.h"
#include "indexer/source/web/http_client.h"

namespace indexer {

/// What came of asking for a page.
struct Visit {
  enum class Result {
    Fetched,     ///< 200, and a body.
    Unchanged,   ///< 304
    Gone,        ///< 404, 410
    Redirected,  ///< To `target`.
    Disallowed,  ///< By robots.txt; nothing was asked.
    Failed,      ///< Anything else; `why` says what.
  };
  Result result = Result::Failed;
  HttpResponse response;
  PageAddress target;
  std::string why;
};

/// Asks a site for its pages as a polite robot: robots.txt first, its delay between two questions to a host, no
/// redirect followed unseen. A host whose robots.txt cannot be had allows nothing (RFC 9309).
class SiteVisitor {
 public:
  /// Both are kept by reference.
  SiteVisitor(HttpClient& client, const WebSite& site) : client_(client), site_(site) {}

  /// Throws SourceError when many pages in a row cannot be had: then the rest of them need not be tried.
  [[nodiscard]] Visit visit(const PageAddress& page, const std::string& etag, const std::string& last_modified);

  /// The same of a sitemap or a feed; `is_named`: by robots.txt, which then does not forbid it.
  [[nodiscard]] Visit visit_list(const PageAddress& list, const std::string& etag, const std::string& last_modified,
                                 bool is_named);

  /// Throws FetchError when it cannot be had.
  [[nodiscard]] const RobotsTxt& robots_of(const PageAddress& page);

  /// Whether there is no time for another question to this host.
  [[nodiscard]] bool is_too_late_for(const PageAddress& page);

 private:
  struct Host {
    RobotsTxt robots;
    std::string problem;  ///< Why robots.txt cannot be had; empty for nothing.
    std::chrono::steady_clock::time_point next_question;
  };

  Host& host_of(const PageAddress& page);
  [[nodiscard]] std::chrono::milliseconds wait_for(const Host& host) const;
  Visit ask(const PageAddress& page, Host& host, const HttpRequest& request);

  HttpClient& client_;
  const WebSite& site_;
  std::map<std::string, Host> hosts_;  // by origin
  int failures_in_a_row_ = 0;
};

}  // namespace indexer
