#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Endings of nouns and adjectives, after the light stemmers of Dolamic and Savoy (2009). Words are folded: no marks in
/// Polish, where ł is l.
namespace passage::stem_rules {

// "Migranci" are "migrantów", "uchodźcy" "uchodźców".
inline constexpr auto polish_endings = std::to_array<Affix>(
    {{"a", 3},   {"ach", 3},  {"ami", 3},  {"e", 3},         {"ego", 3},      {"ej", 3},      {"em", 3},   {"emu", 3},
     {"i", 3},   {"ia", 3},   {"iach", 3}, {"iami", 3},      {"ich", 3},      {"ie", 3},      {"iego", 3}, {"iej", 3},
     {"iem", 3}, {"iemu", 3}, {"ii", 3},   {"im", 3},        {"imi", 3},      {"io", 3},      {"iom", 3},  {"iow", 3},
     {"iu", 3},  {"o", 3},    {"om", 3},   {"ow", 3},        {"owi", 3},      {"owie", 3},    {"u", 3},    {"y", 3},
     {"ych", 3}, {"ym", 3},   {"ymi", 3},  {"nci", 2, "nt"}, {"zia", 3, "d"}, {"zie", 3, "d"}});
inline constexpr auto polish = std::to_array<AffixStep>({{AffixStep::Side::Suffix, polish_endings}});

inline constexpr auto ukrainian_endings = std::to_array<Affix>({{"а", 3},
                                                                {"ам", 3},
                                                                {"ами", 3},
                                                                {"ах", 3},
                                                                {"е", 3},
                                                                {"ей", 3},
                                                                {"ем", 3},
                                                                {"ею", 3},
                                                                {"єю", 3},
                                                                {"єм", 3},
                                                                {"и", 3},
                                                                {"ий", 3},
                                                                {"им", 3},
                                                                {"ими", 3},
                                                                {"их", 3},
                                                                {"і", 3},
                                                                {"ів", 3},
                                                                {"ій", 3},
                                                                {"ім", 3},
                                                                {"іми", 3},
                                                                {"іх", 3},
                                                                {"ї", 3},
                                                                {"їв", 3},
                                                                {"їх", 3},
                                                                {"їм", 3},
                                                                {"їй", 3},
                                                                {"о", 3},
                                                                {"ові", 3},
                                                                {"еві", 3},
                                                                {"єві", 3},
                                                                {"ого", 3},
                                                                {"ому", 3},
                                                                {"ої", 3},
                                                                {"ою", 3},
                                                                {"ом", 3},
                                                                {"у", 3},
                                                                {"ь", 3},
                                                                {"ю", 3},
                                                                {"я", 3},
                                                                {"ям", 3},
                                                                {"ями", 3},
                                                                {"ях", 3},
                                                                {"ія", 3},
                                                                {"ії", 3},
                                                                {"ію", 3},
                                                                {"ією", 3},
                                                                {"іям", 3},
                                                                {"іями", 3},
                                                                {"іях", 3},
                                                                {"ій", 3},
                                                                {"ець", 2, "ц"},
                                                                {"ок", 3, "к"},
                                                                {"ість", 3, "ост"},
                                                                {"ості", 3, "ост"},
                                                                {"істю", 3, "ост"},
                                                                {"остей", 3, "ост"},
                                                                {"остям", 3, "ост"},
                                                                {"остями", 3, "ост"},
                                                                {"остях", 3, "ост"}});
inline constexpr auto ukrainian = std::to_array<AffixStep>({{AffixStep::Side::Suffix, ukrainian_endings}});

}  // namespace passage::stem_rules
