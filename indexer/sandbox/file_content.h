#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>

#include "indexer/sandbox/extraction_messages.h"

namespace indexer {

/// The bytes of a regular file, or why they cannot be had: Unreadable for a symbolic link, a folder, a device or a
/// pipe, and for what may not be opened; TooLarge beyond `max_bytes`. Never blocks on what is not a file.
[[nodiscard]] std::variant<std::string, Refusal> file_content(const std::filesystem::path& file, std::size_t max_bytes);

}  // namespace indexer
