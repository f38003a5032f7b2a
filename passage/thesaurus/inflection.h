#pragma once

#include <string_view>

namespace passage {

/// Whether two folded words that have a stem in common are likely to be forms of one word, such as singular and plural,
/// rather than two words that a stemmer takes for one ("nations" and "nationality", "foreign" and "foreigner", "trata"
/// and "tratados"): they begin with the same three characters at least, and what each has of its own behind their
/// common beginning is an ending of nouns in that language (primary subtag). In languages without a list of endings it
/// has at most two characters; one, where a word has four letters at most; three in other scripts than Latin. Of Arabic
/// words the article and what is written onto it count for nothing.
[[nodiscard]] bool is_inflection(std::string_view one, std::string_view other, std::string_view language);

/// The same of words in a longer name, whose other words say what is meant: each has at most three characters of its
/// own. "Migrants returning" is "migrants return"; "organizations" are no "organ".
[[nodiscard]] bool is_likely_form(std::string_view one, std::string_view other);

}  // namespace passage
