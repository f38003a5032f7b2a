#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer {

enum class Edge { Top, Bottom };

/// A line at an edge of a page, where running heads and feet stand.
struct EdgeLine {
  std::size_t page;
  std::size_t line;
  std::size_t row;   ///< From the edge.
  double height;     ///< From the edge, as a part of the page's.
  std::string text;  ///< Without spaces and case.
};

/// The lines in the outer rows of every page.
[[nodiscard]] std::vector<EdgeLine> edge_lines(const std::vector<TextPage>& pages, Edge edge);

/// The height as a whole number. Heads of odd and even pages may differ by one.
[[nodiscard]] int height_step(const EdgeLine& line);

/// Whether there is space above and below the line.
[[nodiscard]] bool stands_apart(const TextPage& page, const EdgeLine& line);

/// Whether the pages are so many and lie so close that what they share is no chance.
[[nodiscard]] bool are_enough(const std::set<std::size_t>& pages);

}  // namespace indexer
