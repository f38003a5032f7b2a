#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "passage/index/curation.h"

namespace indexer {

/// The file in which an editor curates a collection (indexer/curation.example.toml explains it), read and checked.
struct CurationFile {
  std::filesystem::path file;
  passage::Curation curation;
  std::map<std::string, std::uint64_t> lines;  ///< Where each id stands first.
};

/// Throws ConfigError, which names the file and the line, for whatever is not understood or makes no sense.
[[nodiscard]] CurationFile load_curation(const std::filesystem::path& file);

/// The same from text; `file` is for messages.
[[nodiscard]] CurationFile parse_curation(std::string_view toml, const std::filesystem::path& file);

}  // namespace indexer
