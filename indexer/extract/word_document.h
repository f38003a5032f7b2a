#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// A Word document of the old kind (.doc) by its first bytes and the name of its stream: nothing is taken apart.
[[nodiscard]] bool is_word_document(std::string_view bytes);

/// The content type of what antiword makes of a Word document: DocBook.
inline constexpr std::string_view word_docbook_content_type = "application/x-passage-word-docbook";

/// Reads that: headings, paragraphs, rows of tables, notes; title, author, date. Throws RefusedFile.
[[nodiscard]] Extraction extract_word_docbook(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
