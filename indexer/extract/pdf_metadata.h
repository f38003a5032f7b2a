#pragma once

#include <string>

#include "indexer/extract/extraction.h"

namespace poppler {
class document;
}

namespace indexer {

/// What the information dictionary of a PDF says, as far as it is worth believing: no file names and
/// "Microsoft Word - draft.doc" as titles, no account names as authors. The date of its making is the last resort.
[[nodiscard]] passage::Metadata pdf_metadata(const poppler::document& document, const std::string& file_name);

}  // namespace indexer
