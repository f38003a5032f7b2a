#pragma once

#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer {

/// Puts the lines of a page into the order in which they are read: columns of text one after the other, each between
/// the full-width lines above and below it; numbers that hang in the margin before their paragraphs; tables row after
/// row; everything else as it came. Sets `same_row` of every line.
[[nodiscard]] std::vector<TextLine> in_reading_order(std::vector<TextLine> lines);

}  // namespace indexer
