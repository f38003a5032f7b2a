#pragma once

#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/extraction_messages.h"

namespace indexer {

/// What reads documents of all formats in confined processes: those that this program reads in one that serves file
/// after file; Word documents of the old kind by antiword, where it is installed, and then like others. This program's
/// main must call run_extractor_child() and become_confined_program(). Belongs to one thread.
[[nodiscard]] Extractor start_extractor(SandboxMode sandbox = SandboxMode::Required);

}  // namespace indexer
