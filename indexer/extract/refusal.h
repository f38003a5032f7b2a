#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// The name of a reason in JSON reports and ledgers ("wants_ocr"); permanent.
[[nodiscard]] std::string_view refusal_code(RefusalReason reason);

/// The reason of that code; Damaged for an unknown one.
[[nodiscard]] RefusalReason refusal_from_code(std::string_view code);

/// One sentence for the person who reads the report: what happened and what to do.
[[nodiscard]] std::string_view refusal_sentence(RefusalReason reason);

}  // namespace indexer
