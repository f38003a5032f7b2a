#pragma once

#include <set>
#include <vector>

#include "indexer/extract/edge_lines.h"

namespace indexer {

/// Those of the edge lines that are running heads of a chapter or section: they change from page to page, but stand
/// apart from the text at the same height of several pages, and repeat a heading of this or an earlier page that is set
/// in larger or bolder type.
[[nodiscard]] std::set<const EdgeLine*> section_heads(const std::vector<TextPage>& pages,
                                                      const std::vector<EdgeLine>& lines);

}  // namespace indexer
