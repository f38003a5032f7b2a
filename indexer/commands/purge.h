#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/ingest.h"

namespace indexer {

struct PurgeOptions {
  std::filesystem::path data;
  std::vector<std::string> ids;
};

/// Removes documents for ever: from every generation and from whatever else the data directory keeps of documents. What
/// was removed, and what a purge cannot reach, goes to `err`. `parts` writes the generation without them. Returns the
/// exit status; throws UsageError for what is no id, with nothing done, and passage::Error when something could not be
/// removed: the next run goes on with it.
int run_purge(const PurgeOptions& options, const IngestParts& parts, std::ostream& err);

}  // namespace indexer
