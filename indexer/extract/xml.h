#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads any XML by its text alone: an element that holds text of its own is a paragraph, together with the elements
/// in it; `xml:lang` marks languages. Entities of the document's own are not resolved, nothing is fetched.
/// Throws RefusedFile.
[[nodiscard]] Extraction extract_xml(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
