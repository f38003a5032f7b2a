#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads a book (EPUB 2 and 3) chapter after chapter, in the order of its spine, each chapter as extract_html() does.
/// Books that want a key (DRM) are refused. Throws RefusedFile. Bytes may be hostile: sandbox only.
[[nodiscard]] Extraction extract_epub(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
