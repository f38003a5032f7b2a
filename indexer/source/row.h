#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/declared_metadata.h"

namespace indexer {

/// What the indexer itself reads of a JSON object in a collection, a manifest or a sidecar. The text in it is read by
/// the extractor, where it can do no harm.
struct RowHeader {
  DeclaredMetadata declared;
  std::string file;       ///< Relative to the folder of the row's file; empty when the row is a document itself.
  bool has_text = false;  ///< It has one of "text", "html", "passages".
};

/// Throws RefusedFile(BadMetadata) for what is no JSON object in UTF-8.
[[nodiscard]] RowHeader read_row_header(std::string_view json);

}  // namespace indexer
