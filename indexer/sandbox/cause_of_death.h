#pragma once

#include "indexer/sandbox/extraction_messages.h"

namespace indexer {

/// Why a child that a signal ended has not read its file.
[[nodiscard]] Refusal refusal_for_signal(int signal);

}  // namespace indexer
