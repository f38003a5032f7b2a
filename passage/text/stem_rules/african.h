#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Words are folded; in Ethiopic that unites the letters of one sound.
namespace passage::stem_rules {

// Classes of nouns, singular and plural: "mhamiaji", "wahamiaji", "uhamiaji"; and the locative.
inline constexpr auto swahili_classes = std::to_array<Affix>(
    {{"m", 4}, {"mw", 4}, {"wa", 4}, {"mi", 4}, {"ma", 4}, {"ki", 4}, {"vi", 4}, {"u", 4}, {"ny", 4}, {"n", 5}});
inline constexpr auto swahili_locative = std::to_array<Affix>({{"ni", 4}});
inline constexpr auto swahili =
    std::to_array<AffixStep>({{AffixStep::Side::Suffix, swahili_locative}, {AffixStep::Side::Prefix, swahili_classes}});

// The article is an ending whose first consonant follows the noun's; behind it stands the subject's "u".
inline constexpr auto somali_articles = std::to_array<Affix>(
    {{"ka", 3},   {"kii", 3},    {"ku", 3},  {"ga", 3},   {"gii", 3}, {"gu", 3},     {"ha", 3},
     {"hii", 3},  {"hu", 3},     {"ta", 3},  {"tii", 3},  {"tu", 3},  {"da", 3},     {"dii", 3},
     {"du", 3},   {"dha", 3},    {"sha", 3}, {"shii", 3}, {"shu", 3}, {"yaasha", 3}, {"yaashii", 3},
     {"yaal", 3}, {"yaalka", 3}, {"yo", 3},  {"yada", 3}, {"aha", 3}, {"a", 4},      {"o", 4}});
inline constexpr auto somali = std::to_array<AffixStep>({{AffixStep::Side::Suffix, somali_articles}});

// Prepositions and "of" are written onto the word; plural, article and the accusative behind it.
inline constexpr auto amharic_particles = std::to_array<Affix>(
    {{"የ", 2}, {"በ", 3}, {"ለ", 3}, {"ከ", 3}, {"ስለ", 3}, {"እንደ", 3}, {"እየ", 3}, {"እና", 3}, {"በየ", 3}, {"ከየ", 3}});
inline constexpr auto amharic_endings = std::to_array<Affix>({{"ን", 3}, {"ም", 3}, {"ና", 3}});
inline constexpr auto amharic_plurals = std::to_array<Affix>(
    {{"ች", 2}, {"ዎች", 2}, {"ቹ", 2}, {"ዎቹ", 2}, {"ቻቸው", 2}, {"ቻችን", 2}, {"ው", 2}, {"ዋ", 2}, {"አቸው", 2}, {"ያት", 3}});
inline constexpr auto amharic = std::to_array<AffixStep>({{AffixStep::Side::Prefix, amharic_particles},
                                                          {AffixStep::Side::Suffix, amharic_endings},
                                                          {AffixStep::Side::Suffix, amharic_plurals}});

inline constexpr auto tigrinya_particles =
    std::to_array<Affix>({{"ናይ", 3}, {"ብ", 3}, {"ን", 3}, {"ካብ", 3}, {"ከም", 3}, {"ም", 4}, {"እ", 4}, {"በ", 4}, {"ዝ", 4}});
inline constexpr auto tigrinya_endings = std::to_array<Affix>({{"ን", 3}, {"ና", 3}, {"ቶም", 3}});
// The plural's vowel is written in the last consonant's letter.
inline constexpr auto tigrinya_plurals = std::to_array<Affix>(
    {{"ታት", 2},      {"አት", 2},      {"ላት", 2, "ል"}, {"ማት", 2, "ም"}, {"ራት", 2, "ር"}, {"ሳት", 2, "ስ"},
     {"ሻት", 2, "ሽ"}, {"ቃት", 2, "ቅ"}, {"ባት", 2, "ብ"}, {"ቻት", 2, "ች"}, {"ናት", 2, "ን"}, {"ኛት", 2, "ኝ"},
     {"ካት", 2, "ክ"}, {"ዋት", 2, "ው"}, {"ዛት", 2, "ዝ"}, {"ያት", 2, "ይ"}, {"ዳት", 2, "ድ"}, {"ጃት", 2, "ጅ"},
     {"ጋት", 2, "ግ"}, {"ጣት", 2, "ጥ"}, {"ጻት", 2, "ጽ"}, {"ፋት", 2, "ፍ"}});
inline constexpr auto tigrinya = std::to_array<AffixStep>({{AffixStep::Side::Prefix, tigrinya_particles},
                                                           {AffixStep::Side::Suffix, tigrinya_endings},
                                                           {AffixStep::Side::Suffix, tigrinya_plurals}});

}  // namespace passage::stem_rules
