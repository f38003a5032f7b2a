#include "indexer/extract/section_heads.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"

namespace indexer {
namespace {

constexpr double heading_scale = 1.15;     // of the head's size, from which on letters are a heading's
constexpr std::size_t most_tried = 1000;   // headings that begin alike
constexpr std::size_t narrowest_head = 6;  // letters; a shorter one may repeat anything
constexpr std::string_view cut_short = "\u2026";

/// Letters and digits without case.
std::u32string key_of(std::string_view text) {
  std::u32string key;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_code_point(text, at);
    if (c >= 0 && u_isalnum(c)) key += static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return key;
}

/// Letters, of which one in a script without spaces says as much as three.
std::size_t width(const std::u32string& key) {
  std::size_t letters = 0;
  for (const char32_t c : key) {
    if (u_isalpha(static_cast<UChar32>(c))) letters += c >= U'\u2E80' ? 3 : 1;
  }
  return letters;
}

bool is_larger_or_bolder(const TextLine& heading, const TextLine& head) {
  return heading.font_size >= heading_scale * head.font_size || (heading.bold && !head.bold);
}

/// The headings of the document, by what they say.
class Headings {
 public:
  /// Takes what may be a heading above text with these heads.
  Headings(const std::vector<TextPage>& pages, const TextLine& smallest_head)
      : texts_(pages.size()), ends_(pages.size()) {
    for (std::size_t p = 0; p < pages.size(); ++p) {
      std::vector<std::pair<std::size_t, const TextLine*>> begins;
      for (const TextLine& line : pages[p].lines) {
        if (!is_larger_or_bolder(line, smallest_head)) continue;
        begins.emplace_back(texts_[p].size(), &line);
        texts_[p] += key_of(line.text);
        ends_[p].insert(texts_[p].size());
      }
      for (const auto& [at, line] : begins) starts_.push_back({std::u32string_view(texts_[p]).substr(at), p, at, line});
    }
    std::ranges::sort(starts_, {}, &Start::text);
  }

  /// Whether a head on the page says what headings do that stand there or before. It may hold two that were cut short:
  /// "Chapter 4. How to … 4.6. Where to …".
  [[nodiscard]] bool repeated_by(const TextLine& head, std::size_t page) const {
    std::string_view rest = head.text;
    while (!rest.empty()) {
      const std::size_t end = rest.find(cut_short);
      if (!repeated_by(key_of(rest.substr(0, end)), end != std::string_view::npos, head, page)) return false;
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + cut_short.size());
    }
    return true;
  }

 private:
  [[nodiscard]] bool repeated_by(const std::u32string& key, bool is_cut, const TextLine& head, std::size_t page) const {
    if (width(key) < narrowest_head) return false;
    auto start = std::ranges::lower_bound(starts_, std::u32string_view(key), {}, &Start::text);
    for (std::size_t tried = 0; tried < most_tried && start != starts_.end() && start->text.starts_with(key); ++tried) {
      const bool is_whole = is_cut || ends_[start->page].contains(start->at + key.size());
      if (is_whole && start->page <= page && is_larger_or_bolder(*start->line, head)) return true;
      ++start;
    }
    return false;
  }

  struct Start {
    std::u32string_view text;  ///< From the first letter of a line to the end of the page.
    std::size_t page;
    std::size_t at;
    const TextLine* line;
  };

  std::vector<std::u32string> texts_;        // of each page
  std::vector<std::set<std::size_t>> ends_;  // of its lines
  std::vector<Start> starts_;
};

}  // namespace

std::set<const EdgeLine*> section_heads(const std::vector<TextPage>& pages, const std::vector<EdgeLine>& lines) {
  const auto printed = [&](const EdgeLine* line) -> const TextLine& { return pages[line->page].lines[line->line]; };
  std::map<int, std::vector<const EdgeLine*>> by_height;
  std::map<int, std::set<std::size_t>> pages_at;
  const TextLine* smallest = nullptr;
  for (const EdgeLine& line : lines) {
    if (!stands_apart(pages[line.page], line)) continue;
    by_height[height_step(line)].push_back(&line);
    for (const int near : {-1, 0, 1}) pages_at[height_step(line) + near].insert(line.page);
    if (smallest == nullptr || printed(&line).font_size < smallest->font_size) smallest = &printed(&line);
  }
  std::set<const EdgeLine*> heads;
  if (smallest == nullptr) return heads;
  const Headings headings(pages, *smallest);
  for (const auto& [height, abreast] : by_height) {
    if (!are_enough(pages_at[height])) continue;
    for (const EdgeLine* line : abreast) {
      if (headings.repeated_by(printed(line), line->page)) heads.insert(line);
    }
  }
  return heads;
}

}  // namespace indexer
