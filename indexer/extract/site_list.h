#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// The content type by which extract() knows what a crawler reads as a list: no file is named so.
inline constexpr std::string_view site_list_content_type = "application/x-passage-site-list";

/// Reads a sitemap (a list, an index, or lines of text) or a feed (RSS 2.0, RSS 1.0, Atom): Extraction::crawl has the
/// addresses that it names. Nothing is fetched, no entity is resolved, a document type declaration is refused.
/// Throws RefusedFile (Damaged) for anything else.
[[nodiscard]] Extraction extract_site_list(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
