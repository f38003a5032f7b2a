#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "indexer/source/crawl/crawl_memory.h"
#include "indexer/source/crawl/site_reader.h"
#include "indexer/source/crawl/site_visitor.h"
#include "indexer/source/listing.h"

namespace indexer {

/// An entry of a sitemap or a feed.
struct ListedPage {
  RecordedLink link;
  std::string from;  ///< The list.
};

/// Reads the sitemaps and feeds of a site: those that are configured, else those that robots.txt names, and what the
/// indexes among them name. A list that is configured, or whose server fails, is there as a whole or ends the run of
/// its source; one that only the site speaks of and that is none is a remark.
class SiteLists {
 public:
  /// All but `start` are kept by reference. `memory` is used unless `full`, and brought up to date.
  SiteLists(const WebSite& site, const LinkScope& scope, SiteVisitor& visitor, const SiteReader& reading,
            CrawlMemory& memory, bool full)
      : site_(site), scope_(scope), visitor_(visitor), reading_(reading), memory_(memory), full_(full) {}

  /// Throws SourceError.
  [[nodiscard]] std::vector<ListedPage> read();

  [[nodiscard]] const std::vector<Remark>& remarks() const { return remarks_; }

 private:
  enum class Named { Configured, ByRobots, ByIndex };
  struct Wanted {
    PageAddress list;
    Named named;
    unsigned level = 0;  ///< Indexes above it.
  };

  void want_configured();
  void want_named_by_robots();
  void read_one(const Wanted& wanted);
  /// Nothing where the list is none and that is no reason to stop.
  std::optional<PageRecord> fetch(const Wanted& wanted);
  Visit visit(const Wanted& wanted, const PageRecord* before);
  void take(const Wanted& wanted, const PageRecord& record);
  void remark(const PageAddress& list, std::string text) { remarks_.push_back({list.url, std::move(text)}); }

  const WebSite& site_;
  const LinkScope& scope_;
  SiteVisitor& visitor_;
  const SiteReader& reading_;
  CrawlMemory& memory_;
  bool full_;
  std::deque<Wanted> wanted_;
  std::set<std::string> seen_;
  std::vector<ListedPage> pages_;
  std::vector<Remark> remarks_;
};

}  // namespace indexer
