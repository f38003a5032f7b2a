#pragma once

#include <filesystem>
#include <iosfwd>

#include "indexer/command_line.h"
#include "indexer/index_writer.h"
#include "indexer/ingest.h"
#include "indexer/sandbox/extraction_limits.h"

namespace indexer {

/// The rooms as they are: documents read in confined children, works written as `options` say.
[[nodiscard]] IngestParts ingest_parts(const std::filesystem::path& data, const WriterOptions& options,
                                       SandboxMode sandbox = SandboxMode::Required);

/// Runs `index`: progress and the report go to `err`. Returns the exit status of CONTRACT.md. Throws UsageError and
/// ConfigError (status 2), passage::Error (status 1, nothing published).
int run_index(const CommandLine& line, std::ostream& err);

}  // namespace indexer
