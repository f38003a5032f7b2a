#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Words are folded: no points, final letters as in the middle of a word.
namespace passage::stem_rules {

// "And", "that", "from", "to", "in", "as" and the article are written onto the word. Four letters have to stay, because
// so many roots begin with these.
inline constexpr auto hebrew_particles = std::to_array<Affix>(
    {{"ו", 4},  {"ה", 4},  {"ב", 4},  {"ל", 4},  {"מ", 4},  {"כ", 4},  {"ש", 4},  {"וה", 4},  {"וב", 4},  {"ול", 4},
     {"ומ", 4}, {"שה", 4}, {"מה", 4}, {"כש", 4}, {"וש", 4}, {"בה", 4}, {"לה", 4}, {"ושה", 4}, {"ומה", 4}, {"כשה", 4}});
inline constexpr auto hebrew_endings =
    std::to_array<Affix>({{"ימ", 3}, {"ות", 3}, {"יות", 3}, {"ייה", 3}, {"יה", 3}, {"ה", 3}, {"ת", 3}, {"י", 3}});
inline constexpr auto hebrew = std::to_array<AffixStep>({
    {AffixStep::Side::Suffix, hebrew_endings},
    {AffixStep::Side::Prefix, hebrew_particles},
});

}  // namespace passage::stem_rules
