#include "indexer/source/crawl/crawl.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "indexer/source/source_error.h"

namespace indexer {
namespace {

using State = CrawledPage::State;
using Result = Visit::Result;

/// What named a page that nothing names any more.
constexpr const char* unreached = "the index";

std::set<std::string> documents_of(const KnownItems& known, const LinkScope& scope) {
  std::set<std::string> keys;
  for (const LedgerEntry* entry : known.all()) {
    if (entry->content_hash.empty()) continue;  // nothing was ever read of it
    const auto address = page_address("https://" + entry->path);
    if (address && scope.contains(*address)) keys.insert(entry->path);
  }
  return keys;
}

}  // namespace

Crawl::Crawl(const Source& source, const KnownItems& known, HttpClient& client, const Extractor& extractor,
             CrawlMemory& memory, ByteSpool& spool)
    : site_(*source.web),
      known_(known),
      memory_(memory),
      scope_(source),
      visitor_(client, site_),
      reading_(site_, scope_, extractor),
      check_(site_, scope_, known, memory, visitor_, reading_, spool, std::time(nullptr)),
      frontier_(site_.max_pages, site_.max_depth, documents_of(known, scope_)) {}

void Crawl::run() {
  add_start();
  add_listed();
  walk();
  add_unreached();
  walk();
  remember_waiting();
  say_what_was_left();
}

void Crawl::add_start() {
  for (const std::string& url : site_.start) {
    const PageAddress page = *page_address(url);
    if (!scope_.contains(page)) throw SourceError("its start page " + url + " is out of its scope");
    frontier_.add({.page = page}, std::nullopt);
  }
}

void Crawl::add_listed() {
  SiteLists lists(site_, scope_, visitor_, reading_, memory_, known_.is_full());
  const std::vector<ListedPage> listed = lists.read();
  std::ranges::copy(lists.remarks(), std::back_inserter(remarks_));
  for (const auto& [link, from] : listed) {
    const auto page = page_address(link.url);
    if (!page) continue;
    Announcement& said = announced_[page->key];
    if (said.modified.empty()) said.modified = link.said.modified;
    if (said.date.empty()) said.date = link.said.date;
    if (said.alternates.empty()) said.alternates = link.said.alternates;
    add(link.url, 0, from);
  }
}

void Crawl::add(const std::string& url, unsigned depth, const std::string& from) {
  const auto page = page_address(url);
  if (!page || !scope_.contains(*page) || expected_format(page->path()) == WebFormat::Other) return;
  const PageRecord* before = check_.remembered(page->key);
  frontier_.add({.page = *page, .depth = depth, .from = from},
                before == nullptr ? std::nullopt : std::optional(before->checked));
}

void Crawl::walk() {
  while (const auto candidate = frontier_.next()) visit(*candidate);
}

void Crawl::add_unreached() {
  const std::set<std::string> keys = frontier_.unreached();
  for (const std::string& key : keys) {
    const LedgerEntry* entry = known_.find(key);
    const bool is_plain = entry != nullptr && entry->clues.url.starts_with("http://");
    add((is_plain ? "http://" : "https://") + key, site_.max_depth, unreached);
  }
}

void Crawl::fetch_again(CrawledPage& page) {
  if (has_time_for(page.page)) check_.ask_afresh(page);
}

void Crawl::visit(const Candidate& candidate) {
  CrawledPage& now = pages_[candidate.page.key];
  now.page = candidate.page;
  now.from = candidate.from;
  now.before = known_.find(candidate.page.key);
  const PageRecord* before = check_.remembered(candidate.page.key);
  const auto announced = announced_.find(candidate.page.key);
  if (before != nullptr) {
    now.record = *before;
    now.said = before->said;
  }
  if (announced != announced_.end()) now.said = announced->second;
  const bool is_said_to_be_same = candidate.from == unreached || (!now.said.modified.empty() && before != nullptr &&
                                                                  before->said.modified == now.said.modified);
  if (before != nullptr && is_said_to_be_same && check_.can_be_left(now, *before)) {
    check_.take_over(now, *before);
  } else if (has_time_for(candidate.page)) {
    check_.ask(now);
  }
  const bool is_start = candidate.from.empty();
  if (is_start && !now.why.empty()) {
    throw SourceError("cannot read its start page " + now.page.url + ": " + now.why);
  }
  follow(now, candidate);
}

bool Crawl::has_time_for(const PageAddress& page) {
  is_over_ = is_over_ || check_.spooled() >= site_.most_waiting || visitor_.is_too_late_for(page);
  return !is_over_;
}

void Crawl::follow(const CrawledPage& now, const Candidate& candidate) {
  if (now.state == State::Gone) return;
  if (candidate.from == unreached) {
    if (!now.record.leads_to.empty()) add(now.record.leads_to, site_.max_depth, now.page.url);
    return;
  }
  if (!now.record.leads_to.empty()) add(now.record.leads_to, candidate.depth + 1, now.page.url);
  for (const RecordedLink& link : now.record.links) add(link.url, candidate.depth + 1, now.page.url);
}

/// What was not asked for is remembered as it was.
void Crawl::remember_waiting() {
  for (const auto& [key, page] : pages_) {
    const PageRecord* before = check_.remembered(key);
    const bool knows_nothing_new = page.state == State::Waiting || page.state == State::Failed;
    if (page.state == State::Gone || page.record.checked == 0) continue;
    if (!knows_nothing_new) {
      memory_.keep(key, page.record);
    } else if (before != nullptr) {
      memory_.keep(key, *before);
    }
  }
}

void Crawl::say_what_was_left() {
  const std::string where = site_.start.empty() ? std::string("the site") : site_.start.front();
  const auto waiting = std::ranges::count(pages_, State::Waiting, [](const auto& page) { return page.second.state; });
  if (waiting > 0 && static_cast<std::size_t>(waiting) == pages_.size()) {
    throw SourceError(
        "there was no time to read a single page; does its robots.txt ask for long pauses? (max_minutes)");
  }
  if (waiting > 0) {
    remarks_.push_back(
        {where, "pages that wait for the next run, because the time for one (max_minutes) or the room was over: " +
                    std::to_string(waiting)});
  }
  if (frontier_.too_many() > 0) {
    remarks_.push_back({where, "it has at least " + std::to_string(frontier_.too_many()) + " pages more than the " +
                                   std::to_string(site_.max_pages) + " of max_pages, " + frontier_.first_left() +
                                   " among them; if that is a calendar or the like, leave it out by \"exclude\""});
  }
  if (frontier_.too_deep() > 0) {
    remarks_.push_back({where, "pages left because they are more than " + std::to_string(site_.max_depth) +
                                   " links away (max_depth): " + std::to_string(frontier_.too_deep())});
  }
}

}  // namespace indexer
