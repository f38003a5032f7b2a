#include "indexer/source/crawl/site_lists.h"

#include <ctime>
#include <utility>

#include "indexer/source/source_error.h"
#include "indexer/source/web/fetch_error.h"

namespace indexer {
namespace {

constexpr unsigned deepest_index = 2;  // sitemaps.org knows one above the lists; some sites have two
constexpr std::size_t most_lists = 1'000;
constexpr unsigned most_redirects = 5;

}  // namespace

std::vector<ListedPage> SiteLists::read() {
  want_configured();
  if (!site_.sitemaps) want_named_by_robots();
  // What max_pages leaves out is counted as far as this.
  const std::size_t enough = 2 * site_.max_pages + max_named_addresses;
  for (; !wanted_.empty() && pages_.size() < enough; wanted_.pop_front()) read_one(wanted_.front());
  if (!wanted_.empty()) {
    remark(wanted_.front().list, "this sitemap and those behind it were not read: the ones before name " +
                                     std::to_string(pages_.size()) + " pages, and max_pages is " +
                                     std::to_string(site_.max_pages));
  }
  return std::move(pages_);
}

void SiteLists::want_configured() {
  for (const auto* urls : {site_.sitemaps ? &*site_.sitemaps : nullptr, &site_.feeds}) {
    if (urls == nullptr) continue;
    for (const std::string& url : *urls) wanted_.push_back({.list = *page_address(url), .named = Named::Configured});
  }
}

void SiteLists::want_named_by_robots() {
  std::set<std::string> origins;
  for (const std::string& url : site_.start) {
    const PageAddress start = *page_address(url);
    if (!origins.insert(start.origin).second) continue;
    try {
      for (const std::string& named : visitor_.robots_of(start).sitemaps()) {
        if (const auto list = linked_address(*parse_url(start.url), named)) {
          wanted_.push_back({.list = *list, .named = Named::ByRobots});
        }
      }
    } catch (const FetchError& error) {
      throw SourceError(error.what());
    }
  }
}

void SiteLists::read_one(const Wanted& wanted) {
  if (!seen_.insert(wanted.list.key).second) return;
  if (seen_.size() > most_lists) {
    if (seen_.size() == most_lists + 1) {
      remark(wanted.list, "no more than " + std::to_string(most_lists) + " sitemaps are read");
    }
    return;
  }
  if (wanted.named != Named::Configured && !scope_.has_host_of(wanted.list)) {
    return remark(wanted.list, "this sitemap is on a host that is out of the scope, and was not read");
  }
  if (auto record = fetch(wanted)) {
    take(wanted, *record);
    memory_.keep("list " + wanted.list.key, std::move(*record));
  }
}

Visit SiteLists::visit(const Wanted& wanted, const PageRecord* before) {
  PageAddress at = wanted.list;
  for (unsigned hop = 0; hop <= most_redirects; ++hop) {
    Visit visit = visitor_.visit_list(at, before == nullptr ? "" : before->etag,
                                      before == nullptr ? "" : before->last_modified, wanted.named == Named::ByRobots);
    if (visit.result != Visit::Result::Redirected) return visit;
    if (!scope_.has_host_of(visit.target) && visit.target.host() != wanted.list.host()) {
      return {.why = "it redirects to " + visit.target.url + ", which is out of the scope"};
    }
    at = visit.target;
  }
  return {.why = "it redirects more than " + std::to_string(most_redirects) + " times"};
}

std::optional<PageRecord> SiteLists::fetch(const Wanted& wanted) {
  const PageRecord* before = full_ ? nullptr : memory_.find("list " + wanted.list.key);
  Visit visit = this->visit(wanted, before);
  const int status = visit.response.status;
  const bool is_refusal = status >= 400 && status < 500 && status != 429;
  bool is_trouble = visit.result == Visit::Result::Failed && !is_refusal;
  if (visit.result == Visit::Result::Unchanged && before != nullptr) return *before;
  if (visit.result == Visit::Result::Fetched) {
    try {
      PageRecord record = reading_.read_list(wanted.list, visit.response);
      record.checked = std::time(nullptr);
      return record;
    } catch (const FetchError& error) {
      visit.why = error.what();
      is_trouble = false;
    }
  }
  const std::string problem = "cannot read the list of pages " + wanted.list.url + ": " + visit.why;
  if (is_trouble || wanted.named == Named::Configured) throw SourceError(problem);
  remark(wanted.list, "named as a sitemap, and is none that can be read: " + visit.why);
  return std::nullopt;
}

void SiteLists::take(const Wanted& wanted, const PageRecord& record) {
  if (record.omitted > 0) {
    remark(wanted.list, "has " + std::to_string(record.omitted) + " entries more than the " +
                            std::to_string(max_named_addresses) + " that are read, or too long ones");
  }
  if (record.lists_sitemaps && wanted.level == deepest_index) {
    return remark(wanted.list, "is an index of sitemaps below two others, and was not followed");
  }
  std::size_t outside = 0;
  for (const RecordedLink& link : record.links) {
    const auto address = page_address(link.url);
    if (!address) continue;
    if (record.lists_sitemaps) {
      // One more than are read, so that it is said.
      if (wanted_.size() > most_lists) break;
      wanted_.push_back({.list = *address, .named = Named::ByIndex, .level = wanted.level + 1});
    } else if (scope_.contains(*address)) {
      pages_.push_back({.link = link, .from = wanted.list.url});
    } else {
      ++outside;
    }
  }
  if (outside > 0 && outside == record.links.size()) {
    remark(wanted.list,
           "none of its " + std::to_string(outside) + " pages is within the scope: " + record.links.front().url);
  }
}

}  // namespace indexer
