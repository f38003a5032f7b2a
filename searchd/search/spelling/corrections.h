#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/search/spelling/vocabulary.h"

namespace searchd {

/// A word of the collection that may have been meant.
struct Correction {
  std::string word;  ///< Folded.
  std::uint32_t works = 0;
};

/// What may have been meant by a word (folded), the likeliest first, a handful at most: words that are spelt or sound
/// like it, that many works hold, and that stand in texts of these languages. Nothing for words of few letters.
/// Throws Xapian::Error.
[[nodiscard]] std::vector<Correction> corrections_of(const std::string& word, const std::vector<std::string>& languages,
                                                     const Vocabulary& vocabulary, const Xapian::Database& documents);

}  // namespace searchd
