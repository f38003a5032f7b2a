#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace indexer {

/// Where the sentences of a paragraph end: byte offsets in ascending order, the last one the length of `text`; each
/// takes in the spaces that follow. Abbreviations ("Art. 12", "U.S. law", "para. 3") do not end a sentence; a sentence
/// that ends in a very short word may be joined to the next. `text` is valid UTF-8. Thread-safe.
[[nodiscard]] std::vector<std::size_t> sentence_ends(std::string_view text, std::string_view language);

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
[[nodiscard]] bool ends_sentence(std::string_view text);

}  // namespace indexer
