#pragma once

#include <iosfwd>

#include "indexer/command_line.h"

namespace indexer {

/// Runs `index`: progress and the report go to `err`. Returns the exit status of CONTRACT.md. Throws UsageError and
/// ConfigError (status 2), passage::Error (status 1, nothing published).
int run_index(const CommandLine& line, std::ostream& err);

}  // namespace indexer
