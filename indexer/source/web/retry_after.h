#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace indexer {

/// How long a server asks to be left alone, from the field Retry-After: seconds, or a date, of which `now` (seconds
/// since 1970) is taken off. Nothing for what is neither.
[[nodiscard]] std::optional<std::chrono::seconds> retry_after(std::string_view field, std::chrono::seconds now);

}  // namespace indexer
