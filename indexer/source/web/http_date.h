#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace indexer {

/// "Mon, 05 Jan 2026 10:00:00 GMT" and its like in seconds since 1970; nothing for what is no date.
[[nodiscard]] std::optional<std::int64_t> http_date(std::string_view text);

}  // namespace indexer
