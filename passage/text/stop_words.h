#pragma once

#include <span>
#include <string_view>

namespace passage {

/// Whether the word, folded or in lower case as it is written, is a function word of the language (primary subtag): one
/// that a query never requires. False for languages without a list.
[[nodiscard]] bool is_stop_word(std::string_view word, std::string_view language);

/// Whether it is one in any language.
[[nodiscard]] bool is_stop_word_anywhere(std::string_view word);

/// The languages that have a list.
[[nodiscard]] std::span<const std::string_view> stop_word_languages();

}  // namespace passage
