#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Plurals that Snowball's algorithms stem otherwise than their singulars, made singular before: "mujeres" would be
/// "mujer" and "mujer" "muj". Words are seen with and without their accents.
namespace passage::stem_rules {

// A final z becomes c as in the plural, "juez" and "jueces", because "enlaces" belongs to "enlace".
inline constexpr auto spanish_plurals = std::to_array<Affix>({{"ares", 2, "ar"},
                                                              {"eres", 2, "er"},
                                                              {"ires", 2, "ir"},
                                                              {"ores", 2, "or"},
                                                              {"anes", 2, "an"},
                                                              {"enes", 2, "en"},
                                                              {"ines", 2, "in"},
                                                              {"unes", 2, "un"},
                                                              {"ades", 2, "ad"},
                                                              {"edes", 2, "ed"},
                                                              {"udes", 2, "ud"},
                                                              {"iones", 2, "ión"},
                                                              {"ion", 2, "ión"},
                                                              {"z", 2, "c"}});
inline constexpr auto spanish = std::to_array<AffixStep>({{AffixStep::Side::Suffix, spanish_plurals}});

inline constexpr auto portuguese_plurals = std::to_array<Affix>(
    {{"ções", 2, "ção"}, {"coes", 2, "ção"}, {"cao", 2, "ção"}, {"sões", 2, "são"}, {"soes", 2, "são"},
     {"sao", 2, "são"},  {"ões", 2, "ão"},   {"ães", 2, "ão"},  {"aes", 2, "ão"},   {"ãos", 2, "ão"},
     {"aos", 3, "ão"},   {"ao", 3, "ão"},    {"ais", 2, "al"},  {"eis", 2, "el"},   {"éis", 2, "el"},
     {"óis", 2, "ol"},   {"uis", 2, "ul"},   {"ns", 2, "m"},    {"ares", 2, "ar"},  {"eres", 2, "er"},
     {"ires", 2, "ir"},  {"ores", 2, "or"},  {"zes", 2, "z"}});
inline constexpr auto portuguese = std::to_array<AffixStep>({{AffixStep::Side::Suffix, portuguese_plurals}});

inline constexpr auto italian_plurals = std::to_array<Affix>({{"iere", 3, "iera"}});
inline constexpr auto italian = std::to_array<AffixStep>({{AffixStep::Side::Suffix, italian_plurals}});

inline constexpr auto romanian_plurals = std::to_array<Affix>({{"uri", 4}, {"urile", 4}, {"urilor", 4}});
inline constexpr auto romanian = std::to_array<AffixStep>({{AffixStep::Side::Suffix, romanian_plurals}});

}  // namespace passage::stem_rules
