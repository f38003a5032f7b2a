#include "indexer/extract/page_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"
#include "indexer/extract/table_rows.h"

namespace indexer {
namespace {

using Lines = std::vector<TextLine>;

constexpr double bin = 2;                  // points; gutters are looked for in steps of it
constexpr double margin = 0.15;            // of the width; no gutter so near to the edge
constexpr double narrowest_gutter = 0.6;   // in units of the font's size
constexpr double narrowest_column = 10;    // the same, for the median line; the cells of tables are shorter
constexpr std::size_t fewest_lines = 4;    // in a column
constexpr double most_crossed = 0.35;      // part of the smaller column's height that full-width lines may take
constexpr double least_beside = 0.5;       // part of the smaller column's height that has the other beside it
constexpr double widest_marker_gap = 4;    // in units of the font's size
constexpr std::size_t longest_marker = 8;  // bytes
constexpr int deepest = 6;                 // columns within columns

double height(const TextLine& line) {
  return std::max(0.1, line.bottom - line.top);
}

double middle(const TextLine& line) {
  return (line.top + line.bottom) / 2;
}

bool side_by_side(const TextLine& a, const TextLine& b) {
  return std::min(a.bottom, b.bottom) - std::max(a.top, b.top) >= 0.5 * std::min(height(a), height(b));
}

struct Sides {
  Lines before;
  Lines after;
  Lines across;
};

Sides split_at(const Lines& lines, double gutter) {
  Sides sides;
  for (const TextLine& line : lines) {
    (line.end <= gutter ? sides.before : line.start >= gutter ? sides.after : sides.across).push_back(line);
  }
  return sides;
}

double total_height(const Lines& lines) {
  double total = 0;
  for (const TextLine& line : lines) total += height(line);
  return total;
}

double median_width(const Lines& lines) {
  std::vector<double> widths;
  for (const TextLine& line : lines) widths.push_back((line.end - line.start) / line.font_size);
  const auto half = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::ranges::nth_element(widths, half);
  return *half;
}

std::pair<double, double> extent(const Lines& lines) {
  double top = lines.front().top;
  double bottom = lines.front().bottom;
  for (const TextLine& line : lines) {
    top = std::min(top, line.top);
    bottom = std::max(bottom, line.bottom);
  }
  return {top, bottom};
}

bool are_columns(const Sides& sides) {
  if (sides.before.size() < fewest_lines || sides.after.size() < fewest_lines) return false;
  if (median_width(sides.before) < narrowest_column || median_width(sides.after) < narrowest_column) return false;
  const double smaller = std::min(total_height(sides.before), total_height(sides.after));
  if (total_height(sides.across) > most_crossed * smaller) return false;
  const auto [top_before, bottom_before] = extent(sides.before);
  const auto [top_after, bottom_after] = extent(sides.after);
  const double beside = std::min(bottom_before, bottom_after) - std::max(top_before, top_after);
  return beside >= least_beside * std::min(bottom_before - top_before, bottom_after - top_after);
}

/// The middle of the emptiest strip between two columns of text, if there are two.
std::optional<double> find_gutter(const Lines& lines) {
  if (lines.size() < 2 * fewest_lines) return std::nullopt;
  double from = lines.front().start;
  double to = lines.front().end;
  double size = 0;
  for (const TextLine& line : lines) {
    from = std::min(from, line.start);
    to = std::max(to, line.end);
    size += line.font_size / static_cast<double>(lines.size());
  }
  constexpr double widest_page = 20'000;  // points; what PDF allows, but boxes may lie
  if (!(to - from > 0 && to - from < widest_page)) return std::nullopt;
  std::vector<double> covered(static_cast<std::size_t>((to - from) / bin) + 1);
  for (const TextLine& line : lines) {
    const auto first = static_cast<std::size_t>(std::max(0.0, (line.start - from) / bin));
    const auto last =
        std::min(covered.size(), static_cast<std::size_t>(std::ceil(std::max(0.0, line.end - from) / bin)));
    for (std::size_t i = first; i < last; ++i) covered[i] += height(line);
  }
  const auto first = static_cast<std::size_t>(margin * static_cast<double>(covered.size()));
  const std::size_t last = covered.size() - first;
  if (first >= last) return std::nullopt;
  const double least = *std::min_element(covered.begin() + static_cast<std::ptrdiff_t>(first),
                                         covered.begin() + static_cast<std::ptrdiff_t>(last));
  std::size_t best_start = first;
  std::size_t best_width = 0;
  for (std::size_t i = first; i < last;) {
    std::size_t end = i;
    while (end < last && covered[end] <= least + 0.01) ++end;
    if (end - i > best_width) std::tie(best_start, best_width) = std::pair(i, end - i);
    i = end + 1;
  }
  if (static_cast<double>(best_width) * bin < narrowest_gutter * size) return std::nullopt;
  const double gutter = from + (static_cast<double>(best_start) + static_cast<double>(best_width) / 2) * bin;
  return are_columns(split_at(lines, gutter)) ? std::optional(gutter) : std::nullopt;
}

/// "(1)", "12.", "a)", a bullet: what may hang in the margin before its paragraph.
bool is_marker(const TextLine& line) {
  if (line.text.empty() || line.text.size() > longest_marker || line.text.find(' ') != std::string::npos) return false;
  std::size_t alphanumerics = 0;
  std::size_t at = 0;
  while (at < line.text.size()) {
    if (u_isalnum(next_code_point(line.text, at))) ++alphanumerics;
  }
  return alphanumerics <= 4 && (line.text.back() == '.' || line.text.back() == ')' || alphanumerics == 0 ||
                                u_isdigit(static_cast<unsigned char>(line.text.back())));
}

/// Moves each marker in front of the text that stands beside it.
void attach_markers(Lines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_marker(lines[i])) continue;
    std::optional<std::size_t> nearest;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const double gap = lines[k].start - lines[i].end;
      if (k == i || gap < 0 || gap > widest_marker_gap * lines[i].font_size || !side_by_side(lines[i], lines[k]))
        continue;
      if (!nearest || lines[k].start < lines[*nearest].start) nearest = k;
    }
    if (!nearest) continue;
    const auto marker = lines.begin() + static_cast<std::ptrdiff_t>(i);
    const auto text = lines.begin() + static_cast<std::ptrdiff_t>(*nearest);
    if (marker < text) {
      std::rotate(marker, marker + 1, text);
      if (*nearest > i + 1) --i;  // another line took its place
    } else {
      std::rotate(text, marker, marker + 1);
    }
  }
}

bool is_one_column(const Lines& lines) {
  Lines sorted = lines;
  std::ranges::stable_sort(sorted, {}, middle);
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (side_by_side(sorted[i - 1], sorted[i]) && !is_marker(sorted[i - 1]) && !is_marker(sorted[i])) return false;
  }
  return true;
}

void append_column(Lines lines, Lines& ordered) {
  if (is_one_column(lines)) {
    std::ranges::stable_sort(lines, {}, middle);
    attach_markers(lines);
  } else {
    attach_markers(lines);
    lines = in_rows(std::move(lines));
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const TextLine& before = lines[i - 1];
    if (side_by_side(before, lines[i]) && lines[i].start >= before.end - 0.5 * lines[i].font_size) {
      lines[i].same_row = true;
    }
  }
  ordered.insert(ordered.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
}

Lines taken_above(Lines& lines, double limit) {
  const auto below =
      std::stable_partition(lines.begin(), lines.end(), [&](const TextLine& line) { return middle(line) < limit; });
  Lines above(std::make_move_iterator(lines.begin()), std::make_move_iterator(below));
  lines.erase(lines.begin(), below);
  return above;
}

void append_region(Lines lines, Lines& ordered, int depth) {
  const std::optional<double> gutter = depth < deepest ? find_gutter(lines) : std::nullopt;
  if (!gutter) return append_column(std::move(lines), ordered);
  Sides sides = split_at(lines, *gutter);
  std::ranges::stable_sort(sides.across, {}, middle);
  for (const TextLine& across : sides.across) {
    append_region(taken_above(sides.before, middle(across)), ordered, depth + 1);
    append_region(taken_above(sides.after, middle(across)), ordered, depth + 1);
    ordered.push_back(across);
    ordered.back().same_row = false;
  }
  append_region(std::move(sides.before), ordered, depth + 1);
  append_region(std::move(sides.after), ordered, depth + 1);
}

}  // namespace

std::vector<TextLine> in_reading_order(std::vector<TextLine> lines) {
  std::vector<TextLine> ordered;
  ordered.reserve(lines.size());
  append_region(std::move(lines), ordered, 0);
  return ordered;
}

}  // namespace indexer
