#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads a PDF file. Throws RefusedFile. Bytes may be hostile: sandbox only.
[[nodiscard]] Extraction extract_pdf(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
