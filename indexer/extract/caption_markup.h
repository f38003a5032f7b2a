#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace indexer {

/// A line of a cue, or the part of it that one voice says.
struct CaptionLine {
  std::string speaker;     ///< Of `<v Name>`, or empty.
  std::string text;        ///< Clean text without markup; may be empty.
  bool new_voice = false;  ///< Marked by ">>" as another voice than the one before.
};

/// A line without markup: clean text, and ">>" before it taken as the mark of a new voice.
[[nodiscard]] CaptionLine caption_line(std::string speaker, std::string_view text);

/// Resolves the markup of a cue's lines: voices, classes, emphasis, ruby, inline times, `{\an8}`, character references.
/// A voice goes on to the end of the cue or the next voice.
[[nodiscard]] std::vector<CaptionLine> read_caption_lines(const std::vector<std::string_view>& lines);

}  // namespace indexer
