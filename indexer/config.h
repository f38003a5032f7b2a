#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/sandbox/extraction_limits.h"
#include "indexer/source/source.h"
#include "passage/error.h"

namespace indexer {

/// What is wrong with a configuration: file, line, key, and what to write instead.
class ConfigError : public passage::Error {
 public:
  using Error::Error;
};

/// The indexer's configuration; indexer.example.toml explains every key.
struct Config {
  std::vector<Source> sources;  ///< In the order of the file; names are unique.
  std::vector<std::filesystem::path> thesaurus;
  bool built_in_thesaurus = true;
  SandboxMode sandbox = SandboxMode::Required;
  std::filesystem::path curation;     ///< Empty: none.
  std::chrono::minutes ocr_time{60};  ///< Of a run.
};

/// "required" or "best-effort"; nothing for other words.
[[nodiscard]] std::optional<SandboxMode> sandbox_mode(std::string_view word);

/// Reads a configuration file. Relative paths in it start from its folder. Throws ConfigError.
[[nodiscard]] Config load_config(const std::filesystem::path& file);

/// The same from text; `file` is for messages and relative paths.
[[nodiscard]] Config parse_config(std::string_view toml, const std::filesystem::path& file);

}  // namespace indexer
