#pragma once

#include <set>
#include <span>
#include <string>

#include "passage/text/analyzer.h"

namespace searchd {

/// The forms by which a query's word is looked up.
struct WordForms {
  std::set<std::string> stems;
  std::string function_word;  ///< The exact form, where it is a function word in one of the languages; else empty.
};

/// The forms of a word of a spaced script, in texts of these languages. Texts hold no stems of function words
/// (Analyzer::index_stems), so one is looked up as it stands; "thé", typed so, is not English "the".
[[nodiscard]] WordForms forms_of(const std::string& surface, std::span<const std::string> languages,
                                 passage::Analyzer& analyzer);

}  // namespace searchd
