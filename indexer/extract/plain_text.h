#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads plain text of any charset. Paragraphs end at blank lines; where lines are wrapped by hand they are joined, and
/// a short line that ends a sentence ends the paragraph too; where they are not, each line is a paragraph. Headings are
/// guessed only where nothing else is likely: underlined, in capitals, or numbered like "2.1.5. Scope", on lines of
/// their own. Throws RefusedFile.
[[nodiscard]] Extraction extract_plain_text(std::string_view bytes, const ExtractionHints& hints);

/// The blocks of a text as decode_text() returns it.
[[nodiscard]] std::vector<Block> plain_text_blocks(std::string_view text);

}  // namespace indexer
