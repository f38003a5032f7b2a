#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads a Rich Text document: paragraphs, headings by their outline level or style, rows of tables, notes behind their
/// section, numbers of lists as they are written down; title, authors, keywords and date. Left out: headers and
/// footers, comments, what is hidden or deleted, tables of contents, pictures and embedded objects. Where its pages end
/// the file does not say. Groups may be nested a thousand deep, what is deeper is left out. Throws RefusedFile.
[[nodiscard]] Extraction extract_rtf(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
