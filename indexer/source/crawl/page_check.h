#pragma once

#include <cstdint>
#include <string>

#include "indexer/byte_spool.h"
#include "indexer/known_items.h"
#include "indexer/source/crawl/crawl_memory.h"
#include "indexer/source/crawl/crawled_page.h"
#include "indexer/source/crawl/site_reader.h"
#include "indexer/source/crawl/site_visitor.h"

namespace indexer {

/// Finds out what stands at an address, and whether it is what the index has: asks the server whether it has changed
/// where the index and the memory of the last run agree, and for the whole page where they do not.
class PageCheck {
 public:
  /// All are kept by reference. `now` in seconds since 1970.
  PageCheck(const WebSite& site, const LinkScope& scope, const KnownItems& known, const CrawlMemory& memory,
            SiteVisitor& visitor, const SiteReader& reading, ByteSpool& spool, std::int64_t now)
      : site_(site),
        scope_(scope),
        known_(known),
        memory_(memory),
        visitor_(visitor),
        reading_(reading),
        spool_(spool),
        now_(now) {}

  /// What the last run saw at an address; nothing where everything is to be read afresh.
  [[nodiscard]] const PageRecord* remembered(const std::string& key) const;

  /// Whether a page that is said to be as it was need not be asked for.
  [[nodiscard]] bool can_be_left(const CrawledPage& page, const PageRecord& before) const;

  void take_over(CrawledPage& page, const PageRecord& before) const;

  /// Fills in the state of a page.
  void ask(CrawledPage& page);

  /// The same without conditions: for its bytes.
  void ask_afresh(CrawledPage& page);

  /// Bytes that wait on disk.
  [[nodiscard]] std::uint64_t spooled() const { return spooled_; }

 private:
  void ask(CrawledPage& page, const PageRecord* vouched);
  void take_fetched(CrawledPage& page, const PageRecord* vouched, const Visit& visit);
  void take_redirect(CrawledPage& page, const Visit& visit);
  void fail(CrawledPage& page, std::string why) const;
  void set_state(CrawledPage& page) const;
  [[nodiscard]] bool is_vouched_for(const CrawledPage& page, const PageRecord& before) const;
  [[nodiscard]] bool is_due(const std::string& key, const PageRecord& before) const;

  const WebSite& site_;
  const LinkScope& scope_;
  const KnownItems& known_;
  const CrawlMemory& memory_;
  SiteVisitor& visitor_;
  const SiteReader& reading_;
  ByteSpool& spool_;
  std::int64_t now_;
  std::uint64_t spooled_ = 0;
};

}  // namespace indexer
