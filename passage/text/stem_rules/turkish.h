#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Words are folded, so that of vowel harmony only e and a, and i and u are left, and dotless i is i.
namespace passage::stem_rules {

// From the end: the suffix behind an apostrophe, "-ki", case, possession, plural. Verbs are left alone but for "-dir".
inline constexpr auto turkish_copula = std::to_array<Affix>(
    {{"dir", 4}, {"dur", 4}, {"tir", 4}, {"tur", 4}, {"ki", 5}, {"dirler", 4}, {"durlar", 4}, {"dirlar", 4}});
inline constexpr auto turkish_cases = std::to_array<Affix>(
    {{"da", 3},  {"de", 3},  {"ta", 3},   {"te", 3},   {"dan", 3}, {"den", 3}, {"tan", 3}, {"ten", 3},
     {"nda", 3}, {"nde", 3}, {"ndan", 3}, {"nden", 3}, {"nin", 3}, {"nun", 3}, {"in", 4},  {"un", 4},
     {"yi", 3},  {"yu", 3},  {"ya", 3},   {"ye", 3},   {"na", 3},  {"ne", 3},  {"ni", 3},  {"nu", 3},
     {"yla", 3}, {"yle", 3}, {"la", 4},   {"le", 4},   {"a", 4},   {"e", 4}});
inline constexpr auto turkish_possession = std::to_array<Affix>({{"i", 3},
                                                                 {"u", 3},
                                                                 {"si", 3},
                                                                 {"su", 3},
                                                                 {"imiz", 3},
                                                                 {"umuz", 3},
                                                                 {"iniz", 3},
                                                                 {"unuz", 3},
                                                                 {"miz", 3},
                                                                 {"muz", 3},
                                                                 {"im", 4},
                                                                 {"um", 4}});
inline constexpr auto turkish_plural = std::to_array<Affix>({{"lar", 2}, {"ler", 2}});
// The last consonant before a vowel that has gone: "çocuğu", "kitabı", "hakkı".
inline constexpr auto turkish_softened = std::to_array<Affix>(
    {{"g", 3, "k"}, {"b", 3, "p"}, {"kk", 2, "k"}, {"ss", 2, "s"}, {"tt", 2, "t"}, {"dd", 2, "d"}, {"rr", 2, "r"}});
inline constexpr auto turkish_last_vowel = std::to_array<Affix>({{"a", 4}, {"e", 4}, {"i", 3}, {"u", 3}});
inline constexpr auto turkish = std::to_array<AffixStep>({{AffixStep::Side::Suffix, turkish_copula},
                                                          {AffixStep::Side::Suffix, turkish_cases},
                                                          {AffixStep::Side::Suffix, turkish_possession},
                                                          {AffixStep::Side::Suffix, turkish_plural},
                                                          {AffixStep::Side::Suffix, turkish_last_vowel},
                                                          {AffixStep::Side::Suffix, turkish_softened}});

}  // namespace passage::stem_rules
