#pragma once

#include <optional>
#include <vector>

#include "indexer/extract/caption_markup.h"
#include "indexer/extract/extraction.h"

namespace indexer {

/// A cue whose markup is resolved, from captions of any format.
struct Cue {
  double start = 0;           ///< Seconds.
  std::optional<double> end;  ///< Seconds; not before `start`.
  std::vector<CaptionLine> lines;
};

/// A block for each voice of each cue. Captions that roll come out once; names before a colon become speakers where
/// the file uses them throughout.
[[nodiscard]] std::vector<Block> caption_blocks(std::vector<Cue> cues);

}  // namespace indexer
