#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/byte_spool.h"
#include "indexer/known_items.h"
#include "indexer/source/crawl/crawl_memory.h"
#include "indexer/source/crawl/crawled_page.h"
#include "indexer/source/crawl/frontier.h"
#include "indexer/source/crawl/page_check.h"
#include "indexer/source/crawl/site_lists.h"
#include "indexer/source/crawl/site_reader.h"
#include "indexer/source/crawl/site_visitor.h"
#include "indexer/source/listing.h"

namespace indexer {

/// One walk through a site: sitemaps, feeds and start pages, then whatever they lead to within the scope. A page that a
/// sitemap says is unmodified is not asked for until it is due; others are asked whether they have changed. Documents
/// of the index that nothing leads to any more are asked for when they are due, and go when they have gone: a feed is a
/// window on its site, and a menu that is rebuilt removes nothing.
class Crawl {
 public:
  /// All are kept by reference.
  Crawl(const Source& source, const KnownItems& known, HttpClient& client, const Extractor& extractor,
        CrawlMemory& memory, ByteSpool& spool);

  /// Throws SourceError when the site, as a whole, cannot be read.
  void run();

  [[nodiscard]] CrawledPages& pages() { return pages_; }
  [[nodiscard]] std::vector<Remark>& remarks() { return remarks_; }

  /// Asks for a page again, for its bytes.
  void fetch_again(CrawledPage& page);

 private:
  void add_start();
  void add_listed();
  void walk();
  void add_unreached();
  void remember_waiting();
  void visit(const Candidate& candidate);
  void follow(const CrawledPage& now, const Candidate& candidate);
  void add(const std::string& url, unsigned depth, const std::string& from);
  void say_what_was_left();

  [[nodiscard]] bool has_time_for(const PageAddress& page);

  const WebSite& site_;
  const KnownItems& known_;
  CrawlMemory& memory_;
  LinkScope scope_;
  SiteVisitor visitor_;
  SiteReader reading_;
  PageCheck check_;
  Frontier frontier_;
  std::map<std::string, Announcement> announced_;  // by PageAddress::key
  CrawledPages pages_;
  std::vector<Remark> remarks_;
  bool is_over_ = false;  ///< The time, or the room on disk.
};

}  // namespace indexer
