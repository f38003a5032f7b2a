#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Words are folded: no marks, no hamza on its carriers, ya for alef maksura and Persian yeh, ha for teh marbuta, no
/// zero-width non-joiners.
namespace passage::stem_rules {

// After light10 (Larkey, Ballesteros and Connell 2002): the conjunction, the article with the particles before it, and
// endings of number, gender and possession. More than that: the particles without the article, the accusative's alef,
// the ta that a teh marbuta becomes before a possessive. On questions each of these found more.
inline constexpr auto arabic_conjunction = std::to_array<Affix>({{"و", 3}});
inline constexpr auto arabic_articles =
    std::to_array<Affix>({{"ال", 2}, {"بال", 2}, {"كال", 2}, {"فال", 2}, {"لل", 2}});
inline constexpr auto arabic_particles = std::to_array<Affix>({{"ب", 3}, {"ل", 3}});
inline constexpr auto arabic_endings = std::to_array<Affix>({{"ها", 3},
                                                             {"ان", 3},
                                                             {"ات", 3},
                                                             {"ون", 3},
                                                             {"ين", 3},
                                                             {"يه", 3},
                                                             {"ه", 3},
                                                             {"ي", 3},
                                                             {"ا", 3},
                                                             {"ء", 3},
                                                             {"هم", 3},
                                                             {"هما", 3},
                                                             {"نا", 3},
                                                             {"ت", 3},
                                                             {"تها", 3},
                                                             {"ته", 3},
                                                             {"تهم", 3},
                                                             {"تنا", 3},
                                                             {"تي", 3}});
inline constexpr auto arabic = std::to_array<AffixStep>({{AffixStep::Side::Prefix, arabic_conjunction},
                                                         {AffixStep::Side::Prefix, arabic_articles},
                                                         {AffixStep::Side::Prefix, arabic_particles},
                                                         {AffixStep::Side::Suffix, arabic_endings, 2}});

// Plurals in ha and an (and at, of Arabic words), the possessives and the indefinite yeh behind them, comparatives.
inline constexpr auto persian_possessives = std::to_array<Affix>(
    {{"يشان", 3}, {"شان", 3}, {"يتان", 3}, {"تان", 3}, {"يمان", 3}, {"مان", 3}, {"اش", 3}, {"يش", 3}});
inline constexpr auto persian_endings = std::to_array<Affix>({{"ها", 2},
                                                              {"هاي", 2},
                                                              {"هايي", 2},
                                                              {"ان", 3},
                                                              {"اني", 3},
                                                              {"گان", 3, "ه"},
                                                              {"ات", 3},
                                                              {"ين", 4},
                                                              {"ترين", 2},
                                                              {"تر", 3},
                                                              {"تري", 3},
                                                              {"اي", 3},
                                                              {"ي", 3}});
inline constexpr auto persian = std::to_array<AffixStep>(
    {{AffixStep::Side::Suffix, persian_possessives}, {AffixStep::Side::Suffix, persian_endings, 2}});

// Nouns and adjectives: masculine and feminine, direct and oblique plurals; and the plurals of Persian words.
inline constexpr auto urdu_endings = std::to_array<Affix>({{"وں", 2},
                                                           {"يوں", 2},
                                                           {"يں", 2},
                                                           {"ياں", 2},
                                                           {"ے", 2},
                                                           {"ا", 3},
                                                           {"ه", 2},
                                                           {"ي", 2},
                                                           {"ات", 3},
                                                           {"ان", 3},
                                                           {"ين", 4},
                                                           {"و", 3}});
inline constexpr auto urdu = std::to_array<AffixStep>({{AffixStep::Side::Suffix, urdu_endings}});

}  // namespace passage::stem_rules
