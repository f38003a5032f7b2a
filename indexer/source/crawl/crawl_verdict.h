#pragma once

#include <string>

#include "indexer/source/crawl/crawled_page.h"

namespace indexer {

/// Whether a site, on the whole, says what it said at the last run, judged by its pages that are documents already and
/// were asked for. One that asks for a password, is closed for maintenance or has lost its database answers all the
/// same: with redirects to one page, with one text for all, with errors. Says what it does; empty for nothing of the
/// kind.
[[nodiscard]] std::string crawl_problem(const CrawledPages& pages);

}  // namespace indexer
