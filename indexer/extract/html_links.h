#pragma once

#include <libxml/tree.h>

#include "indexer/extract/crawl_signs.h"

namespace indexer {

/// What a page says to those who follow it: where its links lead (those marked nofollow aside), the base that they
/// start from, its canonical address, and what its meta elements ask of robots.
[[nodiscard]] CrawlSigns html_links(const xmlDoc& document);

}  // namespace indexer
