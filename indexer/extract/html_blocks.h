#pragma once

#include <vector>

#include "indexer/extract/extraction.h"
#include "indexer/extract/main_content.h"

namespace indexer {

/// The blocks of a page's main content, in document order.
[[nodiscard]] std::vector<Block> html_blocks(const MainContent& content);

}  // namespace indexer
