#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace searchd {

/// Four successive characters of a word, the blanks around it included, as a number: different ones hardly ever share
/// it. Words of one language that have a stem or a part in common share most of their grams, whatever the language
/// (McNamee and Mayfield 2004, Information Retrieval 7).
using Gram = std::uint64_t;
inline constexpr std::size_t gram_characters = 4;

/// The grams of a folded word, in order: one at least, unless it is empty. UTF-8; what is not stands for one character.
[[nodiscard]] std::vector<Gram> grams_of(std::string_view word);

/// Of a word in a script written without spaces, whose characters say more: its pairs of characters, or the only one.
[[nodiscard]] std::vector<Gram> pairs_of(std::string_view word);

}  // namespace searchd
