#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>

namespace indexer {

struct RollbackOptions {
  std::filesystem::path data;
  std::optional<std::uint64_t> to;  ///< The generation whose content is wanted; without one, that before the current.
};

/// Publishes the content of an older generation under a new, higher number. Returns 0; or 5, with a word on `err`, when
/// an indexer holds the lock. Throws passage::Error, with nothing published, when it cannot be done: status 1.
int run_rollback(const RollbackOptions& options, std::ostream& out, std::ostream& err);

}  // namespace indexer
