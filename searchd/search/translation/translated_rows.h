#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/translation/apertium_stream.h"
#include "searchd/search/translation/dictionary.h"

namespace searchd {

/// Which words of a row a translation translates. Pieces that share a word of the row belong together; together they
/// translate all their words. Function words at the ends of both are left out, and what is unknown in part, is written
/// alike in both languages, or belongs to no word. When no piece belongs to any word, what is known of the translation
/// stands for the row.
[[nodiscard]] std::vector<RowTranslations> translated_rows(std::span<const TranslatedPiece> pieces,
                                                           std::span<const std::string> words, std::string_view from,
                                                           std::string_view to, TranslationRoute route);

}  // namespace searchd
