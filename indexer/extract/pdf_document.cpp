#include "indexer/extract/pdf_document.h"

#include <limits>

#include <poppler-document.h>
#include <poppler-page.h>
#include <unicode/unistr.h>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/extraction.h"

namespace indexer {

bool is_pdf(std::string_view bytes) {
  constexpr std::size_t header_limit = 1024;
  return bytes.substr(0, header_limit).find("%PDF-") != std::string_view::npos;
}

std::unique_ptr<poppler::document> open_pdf(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > std::numeric_limits<int>::max()) throw RefusedFile(RefusalReason::TooLarge, "");
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw RefusedFile(RefusalReason::Damaged, "the PDF cannot be opened");
  if (document->is_locked()) throw RefusedFile(RefusalReason::Encrypted, "");
  if (document->pages() <= 0) throw RefusedFile(RefusalReason::Damaged, "the PDF has no pages");
  return document;
}

std::string page_label(const poppler::page& page) {
  const poppler::ustring label = page.label();
  std::string utf8;
  icu::UnicodeString(reinterpret_cast<const char16_t*>(label.data()), static_cast<std::int32_t>(label.size()))
      .toUTF8String(utf8);
  return clean_text(utf8);
}

}  // namespace indexer
