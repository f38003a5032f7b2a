#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/temporary_directory.h"

namespace tests {

/// A folder with dictionaries in dictd's format, removed at the end.
class TinyDictionaries {
 public:
  /// Writes NAME.index and NAME.dict.dz (gzip), or NAME.dict. An article is its text; its headword is its first word.
  void write(const std::string& name, const std::vector<std::string>& articles, bool compressed = true) const;

  [[nodiscard]] const std::filesystem::path& path() const { return directory_.path(); }

 private:
  TemporaryDirectory directory_;
};

/// A number as dictd's indexes write it.
std::string base64_number(std::size_t number);

}  // namespace tests
