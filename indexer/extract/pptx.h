#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads the slides of a presentation (PPTX) as pages, with their titles as headings and the speaker's notes behind
/// each slide. Hidden slides, numbers, footers, comments and descriptions of pictures are left out. Throws RefusedFile.
/// Bytes may be hostile: sandbox only.
[[nodiscard]] Extraction extract_pptx(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
