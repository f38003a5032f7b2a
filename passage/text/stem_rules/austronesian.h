#pragma once

#include <array>

#include "passage/text/light_stemmer.h"

/// Words are folded. (Indonesian has Snowball's algorithm.)
namespace passage::stem_rules {

// The linker is written onto the word before, whatever it ends in: "karapatang pantao", "bagong batas".
inline constexpr auto tagalog_linker = std::to_array<Affix>({{"ng", 4}, {"n", 4}});
inline constexpr auto tagalog_prefixes = std::to_array<Affix>({{"nag", 4},
                                                               {"mag", 4},
                                                               {"pag", 4},
                                                               {"nakipag", 4},
                                                               {"makipag", 4},
                                                               {"pakikipag", 4},
                                                               {"nang", 4},
                                                               {"mang", 4},
                                                               {"pang", 4},
                                                               {"naka", 4},
                                                               {"maka", 4},
                                                               {"ipinag", 4},
                                                               {"taga", 4}});
inline constexpr auto tagalog =
    std::to_array<AffixStep>({{AffixStep::Side::Suffix, tagalog_linker}, {AffixStep::Side::Prefix, tagalog_prefixes}});

}  // namespace passage::stem_rules
