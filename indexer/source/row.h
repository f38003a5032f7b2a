#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"
#include "passage/model/metadata.h"

namespace indexer {

enum class RowContent : std::uint8_t { None, Text, Html, Passages };

/// One JSON object of a collection, a manifest or a sidecar: metadata, and the document itself or the file that holds
/// it.
struct Row {
  passage::Metadata metadata;  ///< As declared; not sanitized.
  std::string file;            ///< Relative to the folder of the row's file; empty when the row is a document itself.
  RowContent content = RowContent::None;
  std::string text;                  ///< Of Text and Html.
  std::vector<Block> passages;       ///< Of Passages: one block each, marked `whole_passage`.
  std::vector<std::string> remarks;  ///< What was dropped, in plain words.
};

/// Reads a row. Unknown members are ignored; a member of the wrong type is dropped with a remark, but a number or a
/// string is taken where the other is expected, and a string for a list of one.
/// Throws RefusedFile(BadMetadata) for what is no JSON object in UTF-8.
[[nodiscard]] Row read_row(std::string_view json);

}  // namespace indexer
