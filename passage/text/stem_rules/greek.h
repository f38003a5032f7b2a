#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Words are folded: no accents, no final sigma.
namespace passage::stem_rules {

// Declension of nouns and adjectives, and the commonest endings of verbs.
inline constexpr auto greek_endings = std::to_array<Affix>(
    {{"α", 3},    {"ασ", 3},    {"αδων", 3},  {"αδεσ", 3}, {"ατα", 3},  {"ατων", 3}, {"ατοσ", 3}, {"ε", 3},  {"εσ", 3},
     {"εισ", 3},  {"εων", 3},   {"εωσ", 3},   {"ει", 3},   {"η", 3},    {"ησ", 3},   {"ι", 3},    {"ια", 3}, {"ιασ", 3},
     {"ιεσ", 3},  {"ιο", 3},    {"ιοσ", 3},   {"ιοι", 3},  {"ιου", 3},  {"ιουσ", 3}, {"ιων", 3},  {"ο", 3},  {"οι", 3},
     {"οσ", 3},   {"ου", 3},    {"ουσ", 3},   {"υ", 3},    {"υσ", 3},   {"ω", 3},    {"ων", 3},   {"ωσ", 3}, {"ουν", 3},
     {"εται", 3}, {"ονται", 3}, {"ονταν", 3}, {"εσαι", 3}, {"ουμε", 3}, {"ετε", 3}});
inline constexpr auto greek = std::to_array<AffixStep>({{AffixStep::Side::Suffix, greek_endings}});

}  // namespace passage::stem_rules
