#pragma once

#include <string_view>

namespace indexer {

/// What a zip archive is.
struct ZipContent {
  std::string_view format;  ///< Name of the format that reads it ("docx", "odt"), or empty.
  std::string_view name;    ///< For the report: "a spreadsheet (XLSX)"; empty when nothing tells.
};

/// Tells by the media type or the part that such files must hold; looks at names only. Damaged archives included.
[[nodiscard]] ZipContent zip_content(std::string_view bytes);

[[nodiscard]] bool is_zip(std::string_view bytes);

}  // namespace indexer
