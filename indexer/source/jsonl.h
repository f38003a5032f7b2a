#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/source/listing.h"

namespace indexer {

/// Rows longer than this are not read; a document has no such text.
inline constexpr std::uint64_t max_row_bytes = std::uint64_t{64} << 20;

/// A line of a JSONL file that is not blank.
struct Line {
  std::uint64_t number = 0;  ///< From 1.
  RowSpan span;
  std::string_view text;  ///< Empty when the row is longer than max_row_bytes.
};

/// Calls `take` for each row, in order; a BOM is passed over. Throws SourceError when the file cannot be read.
void for_each_row(const std::filesystem::path& file, const std::function<void(const Line&)>& take);

/// Reads one row again. Throws SourceError when the file has changed or cannot be read.
[[nodiscard]] std::string read_row_bytes(const std::filesystem::path& file, const RowSpan& span);

}  // namespace indexer
