#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads an ODT file. Throws RefusedFile. Bytes may be hostile: sandbox only.
[[nodiscard]] Extraction extract_odt(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
