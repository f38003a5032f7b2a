#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"
#include "passage/model/document.h"
#include "passage/text/language.h"

namespace indexer {

/// Detects the language of a document on a sample of at most 64 KB, spread over the whole.
[[nodiscard]] passage::DetectedLanguage document_language(std::span<const Block> blocks, std::string_view hint);

/// Gives passages of at least 200 bytes that are clearly in another language than their document that language. Where
/// detection does not confirm the document's own language (`detected`), it is not believed about passages either.
void mark_foreign_passages(std::vector<passage::Passage>& passages, std::string_view language,
                           const passage::DetectedLanguage& detected);

}  // namespace indexer
