#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// One row of a JSONL file or of a collection manifest.
struct JsonlRow {
  passage::Metadata metadata;    ///< As declared; not sanitized, the id not checked.
  std::string file;              ///< Only in rows of manifests: the file that holds the text.
  Extraction extraction;         ///< The text, where the row holds it; remarks on the row in any case.
  bool preset_passages = false;  ///< The row gives `passages`: every block is a whole passage.
};

/// The content type by which extract() knows a row that is a document itself.
inline constexpr std::string_view jsonl_row_content_type = "application/jsonl";

/// Reads such a row. Throws RefusedFile.
[[nodiscard]] Extraction extract_jsonl_row(std::string_view bytes, const ExtractionHints& hints);

/// The content type of a page of a site that its source has put into a row; its format is HTML to everybody else.
inline constexpr std::string_view web_row_content_type = "application/x-passage-web-row";

[[nodiscard]] Extraction extract_web_row(std::string_view bytes, const ExtractionHints& hints);

/// Reads a row. `line_number` counts from 1 and is named in errors; 0 is named nowhere. Throws RefusedFile
/// (BadMetadata) for what is not a JSON object, says neither text nor file, says several of `text`, `html`, `passages`
/// and `file`, or is withheld. HTML in a row is as hostile as in a file: sandbox only.
[[nodiscard]] JsonlRow read_jsonl_row(std::string_view row, std::size_t line_number);

}  // namespace indexer
