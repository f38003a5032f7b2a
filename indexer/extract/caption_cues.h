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

/// Takes SBV apart: "0:00:01.000,0:00:02.000" above the lines of a cue, in which "[br]" is a break.
[[nodiscard]] CaptionFile parse_sbv(std::string_view text);

/// "[hours:]minutes:seconds[.fraction]", the fraction behind a dot or a comma, in seconds; removed from `text`.
[[nodiscard]] std::optional<double> take_caption_time(std::string_view& text);

}  // namespace indexer
