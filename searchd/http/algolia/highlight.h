#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searchd/http/json_text.h"
#include "searchd/search/search_answer.h"

namespace searchd::http::algolia {

/// What a client wants around the matched parts of a text.
struct HighlightTags {
  std::string before = "<em>";
  std::string after = "</em>";
};

/// The text with its matched parts in tags. Where the tags are markup the result is meant to go into a page as it is,
/// so that the rest is escaped. InstantSearch and Autocomplete ask for marks that are none and escape by themselves;
/// escaping for them, too, would show "&amp;".
[[nodiscard]] std::string highlighted(const MarkedText& text, const HighlightTags& tags);

/// Writes {"value", "matchLevel", "matchedWords"}. `query_words` is how many words make a full match.
void write_highlight(JsonText& json, const MarkedText& text, const HighlightTags& tags, std::size_t query_words);

/// The text without its marks.
[[nodiscard]] std::string plain(const MarkedText& text);

/// How many words a query has, separated by blanks.
[[nodiscard]] std::size_t count_words(std::string_view query);

}  // namespace searchd::http::algolia
