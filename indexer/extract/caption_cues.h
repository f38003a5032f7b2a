#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace indexer {

/// A cue as it stands in the file, refers to the file's text.
struct CaptionCue {
  double start = 0;           ///< Seconds.
  std::optional<double> end;  ///< Seconds; absent where it is before the start.
  std::vector<std::string_view> lines;
};

struct CaptionFile {
  std::vector<std::string_view> header;  ///< "Language: es" and the like, of WebVTT.
  std::vector<CaptionCue> cues;
  std::size_t damaged = 0;  ///< Cues whose times cannot be read.
};

/// Takes WebVTT and SubRip apart, tolerantly: hours are optional, a comma is as good as a dot, blank lines may be
/// missing between cues. Comments, styles and regions are passed over.
[[nodiscard]] CaptionFile parse_captions(std::string_view text);

}  // namespace indexer
