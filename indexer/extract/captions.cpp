#include "indexer/extract/captions.h"

#include <string>
#include <vector>

#include "indexer/extract/caption_blocks.h"
#include "indexer/extract/caption_cues.h"
#include "indexer/extract/clean_text.h"
#include "indexer/extract/text_of_file.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

std::vector<Cue> read_cues(const CaptionFile& file) {
  std::vector<Cue> cues;
  cues.reserve(file.cues.size());
  for (const CaptionCue& raw : file.cues) cues.push_back({raw.start, raw.end, read_caption_lines(raw.lines)});
  return cues;
}

void read_header(const CaptionFile& file, passage::Metadata& metadata) {
  for (const std::string_view line : file.header) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = passage::ascii_lower(passage::trimmed(line.substr(0, colon)));
    if (name == "language") metadata.language = clean_text(line.substr(colon + 1));
  }
}

Extraction extract_captions(std::string format, std::string_view bytes, const ExtractionHints& hints,
                            CaptionFile (*parse)(std::string_view text)) {
  Extraction extraction{.format = std::move(format)};
  const std::string text = text_of_file(bytes, hints, {}, extraction);
  const CaptionFile file = parse(text);
  extraction.metadata.kind = "transcript";
  read_header(file, extraction.metadata);
  extraction.blocks = caption_blocks(read_cues(file));
  if (file.damaged > 0) {
    const std::string remark = "cues with times that cannot be read, skipped: " + std::to_string(file.damaged);
    if (extraction.blocks.empty()) throw RefusedFile(RefusalReason::Damaged, remark);
    extraction.remarks.push_back(remark);
  }
  return extraction;
}

}  // namespace

Extraction extract_webvtt(std::string_view bytes, const ExtractionHints& hints) {
  return extract_captions("vtt", bytes, hints, parse_captions);
}

Extraction extract_subrip(std::string_view bytes, const ExtractionHints& hints) {
  return extract_captions("srt", bytes, hints, parse_captions);
}

Extraction extract_sbv(std::string_view bytes, const ExtractionHints& hints) {
  return extract_captions("sbv", bytes, hints, parse_sbv);
}

}  // namespace indexer
