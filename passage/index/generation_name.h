#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace passage {

inline constexpr std::string_view draft_suffix = ".draft";      ///< Of a generation that is being written.
inline constexpr std::string_view removed_suffix = ".removed";  ///< Of one that is being deleted.

/// In CURRENT before the first publication is complete, so that generations without a CURRENT always mean that it has
/// been lost.
inline constexpr std::string_view nothing_published = "none\n";

inline constexpr std::size_t most_current_bytes = std::size_t{1} << 20;  ///< So that any damage still is read.

/// The directory name of a generation: "00000042". At least eight digits, so that names sort as the numbers do.
[[nodiscard]] std::string generation_name(std::uint64_t number);

/// The number of a generation's name; nothing for every other text ("42", "../00000042", "00000000").
[[nodiscard]] std::optional<std::uint64_t> parse_generation_name(std::string_view name);

}  // namespace passage
