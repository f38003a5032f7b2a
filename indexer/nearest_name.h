#pragma once

#include <span>
#include <string>
#include <string_view>

namespace indexer {

/// The name that somebody who typed `typed` most likely meant (Levenshtein distance, a third of its letters wrong at
/// most), or an empty view.
[[nodiscard]] std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names);

/// The end of an error message: `; did you mean "include"?`, or empty when nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view typed, std::span<const std::string_view> names);

}  // namespace indexer
