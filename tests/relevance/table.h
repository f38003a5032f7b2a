#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace relevance {

/// The cells of one row.
using Row = std::vector<std::string>;

/// Opens a file for reading; throws when it cannot be read.
[[nodiscard]] std::ifstream opened(const std::filesystem::path& path);

/// Gives the rows of a file with tabs between the cells, without the empty ones. Throws for a file that cannot be read
/// and for a row with fewer than `least` cells.
void for_each_row(const std::filesystem::path& path, std::size_t least,
                  const std::function<void(const Row&)>& function);

/// The parts of a text between separators; a text without a separator is one part.
[[nodiscard]] std::vector<std::string> split(const std::string& text, const std::string& separator);

}  // namespace relevance
