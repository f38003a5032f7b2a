#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads a DOCX file. Throws RefusedFile. Bytes may be hostile: sandbox only.
[[nodiscard]] Extraction extract_docx(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
