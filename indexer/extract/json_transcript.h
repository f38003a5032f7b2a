#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads a transcript in JSON as extract_webvtt() reads captions: a list of {text, start, duration}, as tools fetch it
/// from YouTube; an object with such a list as `segments` (with `end` for `duration`), as speech recognition writes it;
/// or YouTube's own `events` with `segs`. Other JSON is refused as unsupported. Bytes may be hostile: sandbox only.
[[nodiscard]] Extraction extract_json_transcript(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
