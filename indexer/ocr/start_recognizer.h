#pragma once

#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/extraction_messages.h"

namespace indexer {

/// Starts a confined process, when it is first needed, that recognises pages as OcrReader asks; this program's main
/// must call run_recognizer_child(). Belongs to one thread.
[[nodiscard]] Extractor start_recognizer(SandboxMode sandbox = SandboxMode::Required);

}  // namespace indexer
