#pragma once

#include <span>
#include <string_view>

namespace passage {

/// Whether the word, folded, is a function word of the language (primary subtag): one that a query never requires.
/// False for languages without a list.
[[nodiscard]] bool is_stop_word(std::string_view folded_word, std::string_view language);

/// The languages that have a list.
[[nodiscard]] std::span<const std::string_view> stop_word_languages();

}  // namespace passage
