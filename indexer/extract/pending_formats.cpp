// Stands in for the extractors of DOCX and ODT until they are there.
#include "indexer/extract/docx.h"
#include "indexer/extract/odt.h"

namespace indexer {

Extraction extract_docx(std::string_view, const ExtractionHints&) {
  throw RefusedFile(RefusalReason::Unsupported, "a Word document (DOCX)");
}
Extraction extract_odt(std::string_view, const ExtractionHints&) {
  throw RefusedFile(RefusalReason::Unsupported, "an OpenDocument text (ODT)");
}

}  // namespace indexer
