#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/prepared_search.h"

namespace searchd {

/// What can be said about the spelling of a query that found little.
struct SpellingAdvice {
  std::string corrected_query;               ///< Empty: nothing better is known.
  std::vector<std::string> unknown_words;    ///< Words as typed that no document holds in any form or translation.
  std::vector<std::string> unknown_phrases;  ///< Phrases and symbols that none holds; only where nothing was found.
};

/// Looks for words of the query that no document holds, or, where it found next to nothing, hardly any; puts words of
/// the collection into their places, and searches again. A query is suggested only when it finds more: documents that
/// hold more of the words, or, where the original found next to nothing, more documents that hold as many. Words in
/// quotes, in fields and excluded are left as they are, and so is what a thesaurus or a dictionary knows.
/// Throws Xapian::Error.
[[nodiscard]] SpellingAdvice advise_on_spelling(const SearchRequest& request, const PreparedSearch& search,
                                                std::uint32_t total_hits, const QueryLimits& limits, OpenIndex& index,
                                                const Expander* expander);

/// The text with the first occurrence of a word, as a whole word, replaced; unchanged where it does not stand there.
[[nodiscard]] std::string with_word_replaced(std::string_view text, std::string_view word, std::string_view by);

}  // namespace searchd
