#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/search/index_pool.h"
#include "searchd/search/suggestion/language_order.h"
#include "searchd/search/suggestion/suggestion.h"
#include "searchd/search/suggestion/typed_text.h"
#include "searchd/search/suggestion/written_words.h"

namespace searchd {

/// A word of the collection that may be the one that is being typed.
struct CompletedWord {
  std::uint32_t works = 0;  ///< That hold it.
  Suggestion suggestion;    ///< What was typed before it, and the word as texts write it.
};

enum class Slips : bool { LeaveAlone, Correct };

/// Completes the last word of what has been typed, the likeliest first, at most so many: words that many works hold,
/// behind other words those that go with these; of the forms of a word one; no function words, and nothing that stands
/// there already. Where no word begins so, with Slips::Correct, words that are spelt or sound alike.
/// Throws Xapian::Error and passage::Error.
[[nodiscard]] std::vector<CompletedWord> complete_word(const TypedText& typed, std::size_t most, Slips slips,
                                                       const LanguageOrder& order, OpenIndex& index,
                                                       WrittenWords& written);

}  // namespace searchd
