// Stands in for the extractors of PDF, DOCX and ODT until they are there.
#include "indexer/extract/docx.h"
#include "indexer/extract/odt.h"
#include "indexer/extract/pdf.h"

namespace indexer {

Extraction extract_pdf(std::string_view, const ExtractionHints&) {
  throw RefusedFile(RefusalReason::Unsupported, "a PDF");
}
Extraction extract_docx(std::string_view, const ExtractionHints&) {
  throw RefusedFile(RefusalReason::Unsupported, "a Word document (DOCX)");
}
Extraction extract_odt(std::string_view, const ExtractionHints&) {
  throw RefusedFile(RefusalReason::Unsupported, "an OpenDocument text (ODT)");
}

}  // namespace indexer
