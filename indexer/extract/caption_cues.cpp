#include "indexer/extract/caption_cues.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::string_view arrow = "-->";

using Lines = std::span<const std::string_view>;

bool is_timing(std::string_view line) {
  return line.find(arrow) != std::string_view::npos;
}

bool is_number(std::string_view line) {
  return !line.empty() && line.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<CaptionCue> read_timing(std::string_view line) {
  line = passage::trimmed(line);
  const auto start = take_caption_time(line);
  line = passage::trimmed(line);
  if (!start || !line.starts_with(arrow)) return std::nullopt;
  line = passage::trimmed(line.substr(arrow.size()));
  const auto end = take_caption_time(line);
  if (!end) return std::nullopt;
  CaptionCue cue{.start = *start};
  if (*end >= *start) cue.end = end;
  return cue;
}

/// A block is what stands between blank lines: a cue, several that nothing separates, a comment, a style, a region,
/// or the rest of a cue that has a blank line in it.
void read_block(Lines block, CaptionFile& file) {
  auto timing = std::ranges::find_if(block, is_timing);
  if (timing == block.end()) {
    const std::string_view first = block.front();
    const bool comment = first.starts_with("NOTE") || first.starts_with("STYLE") || first.starts_with("REGION") ||
                         first.starts_with("Region:");
    if (!comment && !is_number(first) && !file.cues.empty()) {
      std::ranges::copy(block, std::back_inserter(file.cues.back().lines));
    }
    return;
  }
  while (timing != block.end()) {
    const auto next = std::find_if(timing + 1, block.end(), is_timing);
    auto text_end = next;
    if (next != block.end() && text_end - timing > 1 && is_number(passage::trimmed(*(text_end - 1)))) --text_end;
    if (auto cue = read_timing(*timing)) {
      cue->lines.assign(timing + 1, text_end);
      file.cues.push_back(*std::move(cue));
    } else {
      ++file.damaged;
    }
    timing = next;
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The times of a cue in SBV; a fraction never ends the first of them with a comma.
std::optional<CaptionCue> read_sbv_timing(std::string_view line) {
  line = passage::trimmed(line);
  const std::size_t comma = line.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  std::string_view first = line.substr(0, comma);
  std::string_view second = line.substr(comma + 1);
  const auto start = take_caption_time(first);
  const auto end = take_caption_time(second);
  if (!start || !end || !first.empty() || !second.empty()) return std::nullopt;
  CaptionCue cue{.start = *start};
  if (*end >= *start) cue.end = end;
  return cue;
}

void add_parts(std::string_view line, std::vector<std::string_view>& lines) {
  constexpr std::string_view line_break = "[br]";
  for (std::size_t end = line.find(line_break); end != std::string_view::npos; end = line.find(line_break)) {
    lines.push_back(line.substr(0, end));
    line.remove_prefix(end + line_break.size());
  }
  lines.push_back(line);
}

}  // namespace

std::optional<double> take_caption_time(std::string_view& text) {
  std::array<unsigned, 3> parts{};
  std::size_t count = 0;
  for (;;) {
    if (count == parts.size()) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parts[count]);
    if (error != std::errc{} || end - text.data() > 6) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (count++ > 0 && parts[count - 1] > 59) return std::nullopt;
    if (!text.starts_with(':')) break;
    text.remove_prefix(1);
  }
  if (count < 2) return std::nullopt;
  double seconds = 0;
  for (std::size_t i = 0; i < count; ++i) seconds = seconds * 60 + parts[i];
  if (!text.starts_with('.') && !text.starts_with(',')) return seconds;
  text.remove_prefix(1);
  double place = 0.1;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    seconds += place * (text.front() - '0');
    place /= 10;
    text.remove_prefix(1);
  }
  return seconds;
}

CaptionFile parse_captions(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  const auto is_blank = [](std::string_view line) { return passage::trimmed(line).empty(); };
  CaptionFile file;
  bool first_block = true;
  for (auto begin = std::ranges::find_if_not(lines, is_blank); begin != lines.end();) {
    auto end = std::find_if(begin, lines.end(), is_blank);
    if (first_block && begin->starts_with("WEBVTT")) {
      const auto header_end =
          std::find_if(begin + 1, end, is_timing);  // the blank line behind the header may be missing
      file.header.assign(begin + 1, header_end);
      begin = header_end;
    }
    first_block = false;
    if (begin != end) read_block(Lines(begin, end), file);
    begin = std::find_if_not(end, lines.end(), is_blank);
  }
  return file;
}

CaptionFile parse_sbv(std::string_view text) {
  CaptionFile file;
  bool readable = false;  // the times of the cue that is being read
  bool begins = true;     // a cue may begin behind a blank line only
  for (const std::string_view line : split_lines(text)) {
    if (passage::trimmed(line).empty()) {
      begins = true;
    } else if (std::optional<CaptionCue> cue = begins ? read_sbv_timing(line) : std::nullopt) {
      file.cues.push_back(*std::move(cue));
      readable = true;
      begins = false;
    } else {
      const bool looks_like_times = begins && line.find_first_not_of("0123456789:.,- ") == std::string_view::npos &&
                                    line.find(':') != std::string_view::npos;
      if (looks_like_times) ++file.damaged;
      readable = readable && !looks_like_times;
      begins = false;
      if (readable) add_parts(line, file.cues.back().lines);
    }
  }
  return file;
}

}  // namespace indexer
