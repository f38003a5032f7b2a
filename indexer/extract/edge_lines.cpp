#include "indexer/extract/edge_lines.h"

#include <algorithm>
#include <cmath>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t edge_rows = 3;       // a head or foot has no more rows than this
constexpr double edge_height = 0.2;        // and stands in this part of the page
constexpr double same_height = 0.012;      // of the page; heads of odd and even pages may differ a little
constexpr double least_gap = 0.8;          // between a head and the text, in units of the font's size
constexpr std::size_t enough_pages = 3;    // fewer is chance
constexpr double enough_of_stretch = 0.4;  // of the pages between the first and the last with that head

std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    if (!u_isUWhiteSpace(next_code_point(text, at))) result += text.substr(before, at - before);
  }
  return passage::ascii_lower(result);
}

}  // namespace

std::vector<EdgeLine> edge_lines(const std::vector<TextPage>& pages, Edge edge) {
  std::vector<EdgeLine> result;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const TextPage& page = pages[p];
    std::vector<std::size_t> order(page.lines.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto depth = [&](std::size_t i) {
      const TextLine& line = page.lines[i];
      const double middle = (line.top + line.bottom) / 2;
      const double height = std::max(1.0, line.turned ? page.width : page.height);
      return (edge == Edge::Top ? middle : height - middle) / height;
    };
    std::ranges::sort(order, {}, depth);
    std::size_t row = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
      const double height = depth(order[k]);
      if (k > 0 && height - depth(order[k - 1]) > same_height / 2) ++row;
      if (row >= edge_rows || height > edge_height) break;
      result.push_back({p, order[k], row, height, plain(page.lines[order[k]].text)});
    }
  }
  return result;
}

int height_step(const EdgeLine& line) {
  return static_cast<int>(std::lround(line.height / same_height));
}

bool stands_apart(const TextPage& page, const EdgeLine& edge_line) {
  const TextLine& head = page.lines[edge_line.line];
  return std::ranges::none_of(page.lines, [&](const TextLine& line) {
    const double gap = std::max(line.top - head.bottom, head.top - line.bottom);
    const bool beside = gap < -0.5 * std::min(line.bottom - line.top, head.bottom - head.top);
    return !beside && gap < least_gap * head.font_size;
  });
}

bool are_enough(const std::set<std::size_t>& pages) {
  if (pages.size() < enough_pages) return false;
  const auto stretch = static_cast<double>(*pages.rbegin() - *pages.begin() + 1);
  return static_cast<double>(pages.size()) >= enough_of_stretch * stretch;
}

}  // namespace indexer
