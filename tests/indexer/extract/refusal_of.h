#pragma once

#include <optional>
#include <string_view>

#include "indexer/extract/extraction.h"

namespace tests {

/// Why a file of that name is refused; nothing when it is read.
inline std::optional<indexer::RefusalReason> refusal_of(std::string_view bytes, const char* file_name) {
  try {
    (void)indexer::extract(bytes, {.file_name = file_name});
  } catch (const indexer::RefusedFile& refused) {
    return refused.reason();
  }
  return std::nullopt;
}

}  // namespace tests
