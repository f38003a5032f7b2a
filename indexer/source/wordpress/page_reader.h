#pragma once

#include <optional>
#include <string>

#include "indexer/source/web/http_client.h"
#include "indexer/source/wordpress/page_head.h"
#include "indexer/source/wordpress/wordpress_site.h"

namespace indexer {

/// Reads the heads of a site's pages for their languages, where the site's REST API does not say them. Unless the
/// configuration decides it, pages are read if the home page or the first one names translations. A few failures in a
/// row end it: the documents matter more than their company.
class PageReader {
 public:
  /// Both are kept by reference.
  PageReader(HttpClient& client, const WordPressSite& site) : client_(client), site_(site), wanted_(site.read_pages) {}

  /// An empty head where there is nothing to be read.
  [[nodiscard]] PageHead head_of(const std::string& address);

  /// What went wrong, for the report; empty for nothing.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  std::optional<PageHead> read(const std::string& address);

  HttpClient& client_;
  const WordPressSite& site_;
  std::optional<bool> wanted_;
  int failures_ = 0;
  std::string problem_;
};

}  // namespace indexer
