#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"
#include "indexer/source/listing.h"
#include "indexer/source/source.h"
#include "indexer/version_clues.h"
#include "passage/model/document.h"

namespace indexer {

struct AssembledDocument {
  passage::Document document;
  VersionClues clues;                    ///< Without the print.
  std::uint32_t pages_without_text = 0;  ///< That want OCR.
  bool language_guessed = false;         ///< Nobody says which it is, and the text gives little evidence.
  std::vector<std::string> remarks;      ///< In plain words, without the path.
};

/// The language that somebody corrected the one of a document to, by its id; empty for none.
using CorrectedLanguage = std::function<std::string(std::string_view id)>;

/// What a sidecar, a manifest or the row itself says about an item, as it says it.
[[nodiscard]] passage::Metadata declared_metadata(const Item& item);

/// Makes a document of what was extracted and what is declared. Metadata: what is declared about the item goes before
/// what the document says, that before the source's defaults; the title falls back to the first heading, the first
/// line, the file's name; the id to the source's label with the relative path; the work to nothing. The language: the
/// declared one, the document's, the detected, the default. Everything is sanitized.
/// Throws RefusedFile: BadMetadata for an id that is none; Empty, or WantsOcr, when there is no text. Thread-safe.
[[nodiscard]] AssembledDocument assemble_document(Extraction extraction, const Source& source, const Item& item,
                                                  std::string fingerprint, const CorrectedLanguage& corrected = {});

}  // namespace indexer
