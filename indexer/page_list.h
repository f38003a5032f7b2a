#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace indexer {

/// "3, 4, 9" for the report; of many the first twenty.
[[nodiscard]] std::string page_list(const std::vector<std::uint32_t>& pages);

/// "1 page", "3 pages".
[[nodiscard]] std::string page_count(std::size_t pages);

}  // namespace indexer
