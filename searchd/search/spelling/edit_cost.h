#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace searchd {

/// What one letter changed, added or left out costs. Letters that sound alike, a letter doubled and a mute one cost
/// half, two neighbours exchanged a little less, another first letter a little more.
inline constexpr unsigned cost_of_edit = 4;

/// The cheapest edit.
inline constexpr unsigned least_cost = 2;

/// What it costs to make one word of the other (Damerau: letters changed, added, left out, exchanged with their
/// neighbour); nothing where that is more than `most`. Words of more than 32 letters are far from all others.
[[nodiscard]] std::optional<unsigned> edit_cost(std::u32string_view from, std::u32string_view to, unsigned most);

/// A bit for each letter of a word, those that sound alike sharing one, mute ones having none: an edit at full cost
/// changes two bits at most, a cheaper one none.
[[nodiscard]] std::uint64_t sounds_of(std::u32string_view word);

}  // namespace searchd
