#include "indexer/extract/caption_blocks.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t longest_name = 48;  // bytes

/// How many lines at the end of `before` stand again at the beginning of `cue`.
std::size_t repeated_lines(const Cue& before, const Cue& cue) {
  for (std::size_t count = std::min(before.lines.size(), cue.lines.size()); count > 0; --count) {
    const auto same = [](const CaptionLine& one, const CaptionLine& other) { return one.text == other.text; };
    if (std::equal(before.lines.end() - static_cast<std::ptrdiff_t>(count), before.lines.end(), cue.lines.begin(),
                   same)) {
      return count;
    }
  }
  return 0;
}

/// Live captions roll up: each cue shows the line before once more. A line said twice in an ordinary file stays.
void unroll(std::vector<Cue>& cues) {
  std::vector<std::size_t> repeated(cues.size());
  std::size_t rolling = 0;
  for (std::size_t i = 1; i < cues.size(); ++i) {
    repeated[i] = repeated_lines(cues[i - 1], cues[i]);
    if (repeated[i] > 0) ++rolling;
  }
  if (rolling * 3 < cues.size()) return;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    cues[i].lines.erase(cues[i].lines.begin(), cues[i].lines.begin() + static_cast<std::ptrdiff_t>(repeated[i]));
  }
}

/// The "NAME" of "NAME: text" and of "NAME : text": up to four words that begin with capitals (or have no case), then
/// colon and space.
std::string_view name_prefix(std::string_view text) {
  const std::size_t colon = text.substr(0, longest_name).find(": ");
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view name = passage::trimmed(text.substr(0, colon));
  std::size_t words = 0;
  bool word_begins = true;
  for (std::size_t at = 0; at < name.size();) {
    const UChar32 c = next_code_point(name, at);
    if (c == ' ') {
      word_begins = true;
      continue;
    }
    const bool in_name =
        u_isalpha(c) || c == '.' || c == '-' || c == '\'' || c == 0x2019 || u_charType(c) == U_NON_SPACING_MARK;
    if (!in_name && !(words > 0 && u_isdigit(c))) return {};
    if (word_begins && (u_islower(c) || ++words > 4)) return {};
    word_begins = false;
  }
  return name;
}

/// Names that stand before a colon more than once or behind ">>": a word before a single colon is no speaker.
std::map<std::string, std::size_t, std::less<>> count_names(const std::vector<Cue>& cues) {
  std::map<std::string, std::size_t, std::less<>> counts;
  for (const Cue& cue : cues) {
    for (const CaptionLine& line : cue.lines) {
      const std::string_view name = line.speaker.empty() ? name_prefix(line.text) : std::string_view{};
      if (!name.empty()) counts[std::string(name)] += line.new_voice ? 2 : 1;
    }
  }
  std::erase_if(counts, [](const auto& entry) { return entry.second < 2; });
  return counts;
}

/// Moves the prefixes into `speaker`. Where several people are named, one speaks until the next is named.
void name_speakers(std::vector<Cue>& cues) {
  const auto names = count_names(cues);
  if (names.empty()) return;
  std::string speaker;
  for (Cue& cue : cues) {
    for (CaptionLine& line : cue.lines) {
      if (!line.speaker.empty()) continue;
      const std::string_view name = name_prefix(line.text);
      if (names.contains(name)) {
        speaker = name;
        line.speaker = speaker;
        line.text.erase(0, line.text.find(": ") + 2);
      } else if (line.new_voice) {
        speaker.clear();
      } else if (names.size() > 1) {
        line.speaker = speaker;
      }
    }
  }
}

/// One block for each run of lines in one voice.
void append_blocks(const Cue& cue, std::vector<Block>& blocks) {
  const std::size_t first = blocks.size();
  bool new_voice = true;
  for (const CaptionLine& line : cue.lines) {
    new_voice = new_voice || line.new_voice || blocks.back().locator.speaker != line.speaker;
    if (line.text.empty()) continue;
    if (new_voice || blocks.size() == first) {
      Block block{.kind = BlockKind::Cue, .text = line.text};
      block.locator.speaker = line.speaker;
      block.locator.start = cue.start;
      block.locator.end = cue.end;
      blocks.push_back(std::move(block));
    } else {
      blocks.back().text.append(" ").append(line.text);
    }
    new_voice = false;
  }
}

}  // namespace

std::vector<Block> caption_blocks(std::vector<Cue> cues) {
  unroll(cues);
  name_speakers(cues);
  std::vector<Block> blocks;
  for (const Cue& cue : cues) append_blocks(cue, blocks);
  return blocks;
}

}  // namespace indexer
