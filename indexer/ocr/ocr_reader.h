#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/ocr/ocr_run.h"
#include "indexer/sandbox/extraction_messages.h"

namespace indexer {

/// Reads the pages of a document that are images, and puts their text in its place. Each thread has its own.
class OcrReader {
 public:
  /// `recognize` is called with one page in the hints, as recognize_page() takes it, and runs in a confined process.
  OcrReader(OcrRun& run, Extractor recognize) : run_(run), recognize_(std::move(recognize)) {}

  /// Completes an extraction with blocks marked as OCR. What stays in `pages_without_text` is read by nothing; pages
  /// that wait for a later run, or could not be read, are remarks. `language` is the document's as far as it is known.
  /// Throws RefusedFile when nothing of the document was read: AwaitsOcr, WantsOcr, Empty, or why no page can be;
  /// `state` is set all the same.
  void read(Extraction& extraction, std::string_view bytes, std::string_view content_hash, const Source& source,
            const std::string& language, OcrState& state);

 private:
  struct Pages;
  static void conclude(const Pages& pages, Extraction& extraction);
  [[nodiscard]] std::optional<PageReading> recognize(std::string_view bytes, std::string_view content_hash,
                                                     std::uint32_t page, const std::string& languages);

  OcrRun& run_;
  Extractor recognize_;
};

/// What language a document's images are in, by what is declared, what the document says and the text around them; the
/// source's own last. May be empty.
[[nodiscard]] std::string image_language(const Extraction& extraction, const passage::Metadata& declared,
                                         const Source& source);

}  // namespace indexer
