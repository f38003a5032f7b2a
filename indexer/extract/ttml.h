#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads captions in TTML (also DFXP, IMSC, EBU-TT-D) as extract_webvtt() reads its own; speakers are the agents that
/// the file names. Throws RefusedFile. Bytes may be hostile: sandbox only.
[[nodiscard]] Extraction extract_ttml(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
