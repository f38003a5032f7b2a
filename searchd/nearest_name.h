#pragma once

#include <span>
#include <string_view>

namespace searchd {

/// The name of the list that takes the fewest edits to reach from `wanted` (letters' case aside); the first of
/// several. Empty when the list is empty. Only the first 64 bytes of `wanted` are looked at.
[[nodiscard]] std::string_view nearest_name(std::string_view wanted, std::span<const std::string_view> names);

}  // namespace searchd
