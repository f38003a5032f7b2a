#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/crawl/page_address.h"

namespace indexer {

struct Source;

/// Which addresses belong to a site: those that begin like one of its scope, and that `exclude` does not name. Nothing
/// else is fetched, whatever leads to it.
class LinkScope {
 public:
  /// Of a source with a WebSite.
  explicit LinkScope(const Source& source);

  [[nodiscard]] bool contains(const PageAddress& address) const;

  /// Whether anything on the host of this address belongs to the site: its sitemaps need not lie where its pages do.
  [[nodiscard]] bool has_host_of(const PageAddress& address) const;

  /// Whether a page may be a document, by `include`; others are only read for where they lead.
  [[nodiscard]] bool wants(const PageAddress& address) const;

 private:
  std::vector<std::string> beginnings_;  // of PageAddress::key
  std::vector<std::string> include_;
  std::vector<std::string> exclude_;
};

}  // namespace indexer
