#pragma once

#include <cstddef>
#include <string_view>

namespace indexer {

/// How many words a text has, near enough to size passages by and far cheaper than word breaking: runs between spaces
/// (a run of more than 30 characters counts as several), two characters to a word in scripts without spaces.
/// `text` is valid UTF-8.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// The length in bytes of the longest beginning of `text` that counts at most `words`: it ends after a space, or
/// inside a run where there is none. Never 0 for a text that is not empty.
[[nodiscard]] std::size_t bytes_of_words(std::string_view text, std::size_t words);

/// Whether the character at `text[0]` belongs to a script that is written without spaces between words.
[[nodiscard]] bool begins_unspaced(std::string_view text);

/// Whether the last character does.
[[nodiscard]] bool ends_unspaced(std::string_view text);

}  // namespace indexer
