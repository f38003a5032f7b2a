#pragma once

#include <span>
#include <string>
#include <string_view>

#include "passage/text/light_stemmer.h"

namespace passage {

/// How words of a language are reduced to stems. Stop words are in languages/CODE.txt.
struct LanguageProfile {
  std::string_view code;           ///< Primary subtag.
  std::string_view snowball = {};  ///< Xapian's name of the algorithm (https://snowballstem.org); empty: none.

  /// Affixes that are taken off: before Snowball's algorithm of a word with its marks; where there is none, of the
  /// folded word.
  std::span<const AffixStep> affixes = {};

  std::string (*before)(std::string word) = nullptr;  ///< Brings ways of writing a word together.
  std::string (*after)(std::string stem) = nullptr;   ///< Brings the ends of stems together.
};

/// The profiles, in order of their codes: THE table of languages that the analysis knows.
[[nodiscard]] std::span<const LanguageProfile> language_profiles();

/// The profile for a primary subtag, which may be another one of the same language ("tl" for "fil", "nb" for "no");
/// nullptr when the language is not known: its words are their own stems and none is a stop word.
[[nodiscard]] const LanguageProfile* find_language_profile(std::string_view language);

}  // namespace passage
