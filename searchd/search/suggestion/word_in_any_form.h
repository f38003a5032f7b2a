#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "passage/text/analyzer.h"

namespace searchd {

/// The condition that a work holds the word, or a form of it in one of the languages.
[[nodiscard]] Xapian::Query word_in_any_form(const std::string& word, const std::vector<std::string>& languages,
                                             passage::Analyzer& analyzer);

}  // namespace searchd
