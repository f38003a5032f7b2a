#pragma once

#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer {

/// Puts the lines of tables into the order of their rows, and within a row cell after cell; all other lines stay as
/// they came. A table is three rows or more with cells in the same columns. The lines of a row after its first are
/// marked `same_row`, unless a cell is a paragraph of its own.
[[nodiscard]] std::vector<TextLine> in_rows(std::vector<TextLine> lines);

}  // namespace indexer
