#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "passage/index/generation_store.h"

namespace indexer {

struct GenerationStatus {
  std::uint64_t number = 0;
  bool published = false;
  std::optional<passage::Manifest> manifest;  ///< Nothing when it is damaged.
  std::string other_rules;                    ///< How its rules differ from this program's; see rules_mismatch().
  std::uint64_t documents_bytes = 0;
  std::uint64_t passages_bytes = 0;
  std::uint64_t total_bytes = 0;
};

struct Leftover {
  std::string name;
  std::uint64_t bytes = 0;
};

/// What stands in a data directory.
struct DirectoryStatus {
  std::filesystem::path data;
  std::optional<std::uint64_t> published;
  std::vector<GenerationStatus> generations;  ///< Newest first; only those that were published.
  std::vector<Leftover> leftovers;            ///< Of runs that died, or of one that is at work.
  std::vector<std::string> problems;          ///< A sentence each.
};

/// Throws passage::Error when the directory cannot be read. Generations that vanish meanwhile are left out.
[[nodiscard]] DirectoryStatus read_directory_status(const std::filesystem::path& data);

/// As text for a person, and as JSON.
[[nodiscard]] std::string status_text(const DirectoryStatus& status);
[[nodiscard]] std::string status_json(const DirectoryStatus& status);

}  // namespace indexer
