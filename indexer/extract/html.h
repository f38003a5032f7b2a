#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads an HTML page: its main content as blocks, and what it says about itself in its head. What a reader does not
/// read (navigation, page headers and footers, asides, scripts, forms, banners, hidden elements) is left out. A heading
/// is a block, and the blocks below it carry its text and its id. What `lang` below body marks carries the language;
/// that of html, else of body, is the document's.
/// Nothing is fetched, no entity is loaded. Throws RefusedFile.
[[nodiscard]] Extraction extract_html(std::string_view bytes, const ExtractionHints& hints);

/// The content type of a page whose links a crawler wants too; its format is HTML.
inline constexpr std::string_view crawled_page_content_type = "application/x-passage-crawled-page";

/// The same with Extraction::crawl; a page without any text of its own is none the less one.
[[nodiscard]] Extraction extract_crawled_page(std::string_view bytes, const ExtractionHints& hints);

/// The blocks of a piece of HTML that stands in another document; UTF-8.
[[nodiscard]] std::vector<Block> html_fragment_blocks(std::string_view html);

}  // namespace indexer
