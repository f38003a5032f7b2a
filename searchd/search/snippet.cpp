#include "searchd/search/snippet.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace searchd {
namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The window over whole spans, at most `target` bytes wide, that says most.
Window best_window(const std::vector<MarkedSpan>& spans, std::size_t target) {
  Window best{spans.front().begin, spans.front().end};
  std::pair<std::size_t, std::size_t> best_count{0, 0};
  std::unordered_map<std::size_t, std::size_t> inside;  // word to how often
  std::size_t first = 0;
  for (std::size_t last = 0; last < spans.size(); ++last) {
    ++inside[spans[last].word];
    while (first < last && spans[last].end - spans[first].begin > target) {
      if (--inside[spans[first].word] == 0) inside.erase(spans[first].word);
      ++first;
    }
    const std::pair count{inside.size(), last - first + 1};
    if (count > best_count) {
      best_count = count;
      best = {spans[first].begin, spans[last].end};
    }
  }
  return best;
}

/// Where the snippet begins so that it reads well: at a sentence within reach before `latest`, else between two words.
std::size_t readable_start(std::string_view text, std::size_t latest, std::size_t reach) {
  if (latest <= reach) return 0;
  const std::size_t earliest = latest - reach;
  for (std::size_t at = latest; at > earliest; --at) {
    if (text[at - 1] == '\n') return at;
    const bool after_stop =
        at >= 2 && is_space(text[at - 1]) && (text[at - 2] == '.' || text[at - 2] == '?' || text[at - 2] == '!');
    if (after_stop) return at;
  }
  for (std::size_t at = latest - reach / 2; at < latest; ++at) {
    if (is_space(text[at])) return at + 1;
  }
  return character_start(text, latest - reach / 2);  // a script without spaces
}

std::size_t readable_end(std::string_view text, std::size_t wanted) {
  constexpr std::size_t reach = 40;
  if (wanted >= text.size()) return text.size();
  for (std::size_t at = wanted; at > wanted - std::min(reach, wanted); --at) {
    if (is_space(text[at])) return at;
  }
  return character_start(text, wanted);
}

}  // namespace

MarkedText mark(std::string_view text, const std::vector<MarkedSpan>& spans) {
  MarkedText pieces;
  std::size_t at = 0;
  for (const MarkedSpan& span : spans) {
    pieces.emplace_back(text.substr(at, span.begin - at));
    pieces.emplace_back(text.substr(span.begin, span.end - span.begin));
    at = span.end;
  }
  pieces.emplace_back(text.substr(at));
  return pieces;
}

MarkedText snippet(std::string_view text, const std::vector<MarkedSpan>& spans, std::size_t target) {
  const Window core = spans.empty() ? Window{} : best_window(spans, target);
  const std::size_t slack = target - std::min(target, core.end - core.begin);
  const std::size_t begin = spans.empty() ? 0 : readable_start(text, core.begin, slack / 2);
  const std::size_t end = std::max(readable_end(text, begin + target), core.end);

  std::vector<MarkedSpan> inside;
  for (const MarkedSpan& span : spans) {
    if (span.begin < begin || span.end > end) continue;
    inside.push_back(span);
    inside.back().begin -= static_cast<std::uint32_t>(begin);
    inside.back().end -= static_cast<std::uint32_t>(begin);
  }
  MarkedText pieces = mark(text.substr(begin, end - begin), inside);
  if (begin > 0) pieces.front().insert(0, "… ");
  if (end < text.size()) pieces.back() += " …";
  for (std::string& piece : pieces) std::ranges::replace(piece, '\n', ' ');
  return pieces;
}

}  // namespace searchd
