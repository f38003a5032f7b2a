#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads Markdown (CommonMark with tables and strikethrough) behind optional YAML front matter, which becomes metadata.
/// Blocks are paragraphs, list items, table rows, code; numbers of ordered lists stand in the text. Emphasis, links and
/// images are reduced to their text, comments are dropped, HTML is read as HTML. A first heading of level 1 is the
/// title where the front matter gives none. Throws RefusedFile, for a text whose front matter calls it a draft too.
[[nodiscard]] Extraction extract_markdown(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
