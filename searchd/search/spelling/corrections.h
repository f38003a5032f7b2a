#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/search/spelling/label_words.h"
#include "searchd/search/spelling/vocabulary.h"

namespace searchd {

/// A word that may have been meant.
struct Correction {
  std::string word;  ///< Folded.
  std::uint32_t works = 0;
  bool is_of_label = false;  ///< It stands in no document, only in labels of thesauri.
};

/// What is known of the query that a word stands in.
struct WordContext {
  std::vector<std::string> languages;  ///< Likely ones.
  bool is_sure = false;                ///< Other words say so: what stands in none of the languages is not meant.
  bool is_doubtful = false;            ///< The word may be right: only what is very near may be meant.
};

/// What may have been meant by a word (folded), the likeliest first, a handful at most: words that are spelt or sound
/// like it, that many works hold, and that stand in texts of the likely languages; beside them, as if they were rare,
/// words that stand in labels only (`labels` may be null). Nothing for words of few letters. Throws Xapian::Error.
[[nodiscard]] std::vector<Correction> corrections_of(const std::string& word, const WordContext& context,
                                                     const Vocabulary& vocabulary, const LabelWords* labels,
                                                     const Xapian::Database& documents);

}  // namespace searchd
