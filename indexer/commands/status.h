#pragma once

#include <filesystem>
#include <iosfwd>

namespace indexer {

struct StatusOptions {
  std::filesystem::path data;
  bool json = false;
};

/// Says what generations a data directory holds: which is published, when each was made, counts by language, kind,
/// format and source, sizes on disk, and what runs that died have left. Takes no lock. What is damaged is named on
/// `err`, with --json under "problems". Returns 0, or 1 when something is damaged. Throws passage::Error when the
/// directory cannot be read.
int run_status(const StatusOptions& options, std::ostream& out, std::ostream& err);

}  // namespace indexer
