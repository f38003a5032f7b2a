#pragma once

#include <map>
#include <string>
#include <vector>

#include <xapian.h>

namespace searchd {

/// A word of a query: as typed, and its exact form, empty where there is no single one.
struct TypedWord {
  std::string surface;
  std::string form;
};

/// The languages that a query is most likely in, the likeliest first, two at most: judged by its function words, by
/// where the others stand in this collection (its works), and by what the detector of languages says of so short a
/// text. "war" is a function word in German, "die" is not one in English: only which words are required, and from which
/// languages they are translated, depends on it. Throws Xapian::Error.
[[nodiscard]] std::vector<std::string> likely_languages(const std::vector<TypedWord>& words,
                                                        const Xapian::Database& documents);

/// The share of each language in the texts of the first works that hold the word (folded). Throws Xapian::Error.
[[nodiscard]] std::map<std::string, double> languages_of_word(const std::string& form,
                                                              const Xapian::Database& documents);

}  // namespace searchd
