#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads WebVTT: a block for each cue (for each voice of a cue) with start, end and speaker; kind "transcript".
/// Captions that roll, each cue repeating the lines before, come out once. Speakers are those of `<v Name>`, or the
/// prefixes "NAME:" and ">> NAME:" where the file uses them throughout. Damaged cues are skipped, with a remark.
[[nodiscard]] Extraction extract_webvtt(std::string_view bytes, const ExtractionHints& hints);

/// The same for SubRip (.srt), which is often not UTF-8.
[[nodiscard]] Extraction extract_subrip(std::string_view bytes, const ExtractionHints& hints);

/// The same for SBV, in which YouTube hands out captions.
[[nodiscard]] Extraction extract_sbv(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
