#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace indexer {

/// Why a document is refused whose id another has already, which came from `first`.
[[nodiscard]] std::string detail_of_second(std::string_view id, std::string_view first);

/// The id that such a detail names; nothing for the details of other refusals.
[[nodiscard]] std::optional<std::string_view> id_of_second(std::string_view detail);

}  // namespace indexer
