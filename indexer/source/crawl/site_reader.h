#pragma once

#include "indexer/item_processor.h"
#include "indexer/source/crawl/link_scope.h"
#include "indexer/source/crawl/page_address.h"
#include "indexer/source/crawl/page_record.h"
#include "indexer/source/crawl/site_visitor.h"
#include "indexer/source/crawl/web_site.h"

namespace indexer {

/// Reads what a site has sent, in the sandbox: pages and lists are as hostile as any file.
class SiteReader {
 public:
  /// All are kept by reference.
  SiteReader(const WebSite& site, const LinkScope& scope, const Extractor& extractor)
      : site_(site), scope_(scope), extractor_(extractor) {}

  /// What stands at `page`: whether it is a document, what its text is, where it leads within the site.
  [[nodiscard]] PageRecord read_page(const PageAddress& page, const HttpResponse& response) const;

  /// The entries of a sitemap or a feed, gzipped or not. Throws FetchError for what is neither.
  [[nodiscard]] PageRecord read_list(const PageAddress& list, const HttpResponse& response) const;

 private:
  void take_signs(PageRecord& record, const PageAddress& page, const Extraction& extraction) const;

  const WebSite& site_;
  const LinkScope& scope_;
  const Extractor& extractor_;
};

/// Of the bytes and of what the server says about them.
[[nodiscard]] std::string hash_of(const HttpResponse& response);

}  // namespace indexer
