#include "passage/text/language_profile.h"

#include <algorithm>
#include <array>

#include "passage/text/english_forms.h"
#include "passage/text/respelling.h"
#include "passage/text/stem_rules/african.h"
#include "passage/text/stem_rules/arabic_script.h"
#include "passage/text/stem_rules/austronesian.h"
#include "passage/text/stem_rules/greek.h"
#include "passage/text/stem_rules/hebrew.h"
#include "passage/text/stem_rules/indic.h"
#include "passage/text/stem_rules/romance.h"
#include "passage/text/stem_rules/slavic.h"
#include "passage/text/stem_rules/turkish.h"

namespace passage {
namespace {

// Arabic and Turkish have algorithms of Snowball too; in Arabic the lighter rules find more (tests/relevance), and
// those of Turkish leave verbs alone and know names with apostrophes.
constexpr std::array profiles{
    LanguageProfile{.code = "am", .affixes = stem_rules::amharic, .after = with_bare_last_consonant},
    LanguageProfile{.code = "ar", .affixes = stem_rules::arabic},
    LanguageProfile{.code = "bn", .affixes = stem_rules::bengali},
    LanguageProfile{.code = "ca", .snowball = "ca"},
    LanguageProfile{.code = "da", .snowball = "da"},
    LanguageProfile{.code = "de", .snowball = "de", .before = with_umlauts},
    LanguageProfile{.code = "el", .affixes = stem_rules::greek},
    LanguageProfile{.code = "en", .snowball = "en", .before = english_base_form},
    LanguageProfile{.code = "es", .snowball = "es", .affixes = stem_rules::spanish},
    LanguageProfile{.code = "eu", .snowball = "eu"},
    LanguageProfile{.code = "fa", .affixes = stem_rules::persian},
    LanguageProfile{.code = "fi", .snowball = "fi"},
    LanguageProfile{.code = "fil", .affixes = stem_rules::tagalog},
    LanguageProfile{.code = "fr", .snowball = "fr"},
    LanguageProfile{.code = "ga", .snowball = "ga"},
    LanguageProfile{.code = "he", .affixes = stem_rules::hebrew},
    LanguageProfile{.code = "hi", .affixes = stem_rules::hindi, .before = with_anusvara},
    LanguageProfile{.code = "ht"},
    LanguageProfile{.code = "hu", .snowball = "hu"},
    LanguageProfile{.code = "hy", .snowball = "hy"},
    LanguageProfile{.code = "id", .snowball = "id"},
    LanguageProfile{.code = "it", .snowball = "it", .affixes = stem_rules::italian},
    LanguageProfile{.code = "ja"},
    LanguageProfile{.code = "km"},
    LanguageProfile{.code = "ko"},
    LanguageProfile{.code = "lo"},
    LanguageProfile{.code = "lt", .snowball = "lt"},
    LanguageProfile{.code = "my"},
    LanguageProfile{.code = "ne", .snowball = "ne"},
    LanguageProfile{.code = "nl", .snowball = "nl"},
    LanguageProfile{.code = "no", .snowball = "no"},
    LanguageProfile{.code = "pl", .affixes = stem_rules::polish},
    LanguageProfile{.code = "pt", .snowball = "pt", .affixes = stem_rules::portuguese},
    LanguageProfile{.code = "ro", .snowball = "ro", .affixes = stem_rules::romanian, .before = with_cedillas},
    LanguageProfile{.code = "ru", .snowball = "ru"},
    LanguageProfile{.code = "so", .affixes = stem_rules::somali},
    LanguageProfile{.code = "sv", .snowball = "sv"},
    LanguageProfile{.code = "sw", .affixes = stem_rules::swahili},
    LanguageProfile{.code = "ta", .snowball = "ta"},
    LanguageProfile{.code = "th"},
    LanguageProfile{.code = "ti", .affixes = stem_rules::tigrinya, .after = with_bare_last_consonant},
    LanguageProfile{.code = "tr", .affixes = stem_rules::turkish, .before = before_apostrophe},
    LanguageProfile{.code = "uk", .affixes = stem_rules::ukrainian},
    LanguageProfile{.code = "ur", .affixes = stem_rules::urdu},
    LanguageProfile{.code = "vi"},
    LanguageProfile{.code = "zh"},
};
static_assert(std::ranges::is_sorted(profiles, {}, &LanguageProfile::code));

// ICU calls Tagalog Filipino, and so do tags that canonical_language() has seen. Malay is close enough to Indonesian
// for its stems and function words.
struct OtherCode {
  std::string_view code;
  std::string_view of;
};
constexpr std::array other_codes{OtherCode{"ms", "id"}, OtherCode{"nb", "no"}, OtherCode{"nn", "no"},
                                 OtherCode{"tl", "fil"}};

}  // namespace

std::span<const LanguageProfile> language_profiles() {
  return profiles;
}

const LanguageProfile* find_language_profile(std::string_view language) {
  const auto other = std::ranges::find(other_codes, language, &OtherCode::code);
  const std::string_view code = other == other_codes.end() ? language : other->of;
  const auto found = std::ranges::lower_bound(profiles, code, {}, &LanguageProfile::code);
  return found != profiles.end() && found->code == code ? &*found : nullptr;
}

}  // namespace passage
