#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/end_to_end/process.h"
#include "tests/temporary_directory.h"

namespace tests {

/// A data directory and, beside it, folders of files to index.
class DataDirectory {
 public:
  [[nodiscard]] std::filesystem::path data() const { return root_.path() / "data"; }
  [[nodiscard]] std::filesystem::path folder(std::string_view name) const { return root_.path() / name; }

  /// Writes a file of a folder, which is made if need be.
  void write(std::string_view folder, std::string_view name, std::string_view content) const;
  void remove(std::string_view folder, std::string_view name) const;

  /// Indexes these folders.
  [[nodiscard]] Outcome index(const std::vector<std::string>& folders, const std::vector<std::string>& more = {}) const;
  [[nodiscard]] Outcome command(std::string_view name, const std::vector<std::string>& more = {}) const;

  /// The published generation, 0 when there is none, and what it says that it holds.
  [[nodiscard]] std::uint64_t generation() const;
  [[nodiscard]] std::uint64_t documents() const;

 private:
  TemporaryDirectory root_{memory_directory()};
};

}  // namespace tests
