#pragma once

#include <string_view>

namespace searchd {

/// The field that a name typed before a colon means, in any of the languages of the pages, whatever its accents and
/// capitals: "title" for "title", "Título" and "titulo". "date", which is asked for by ranges, is one. Empty when the
/// name means none.
[[nodiscard]] std::string_view meant_field(std::string_view typed);

/// Whether a text is the name of a field with its colon and nothing behind it.
[[nodiscard]] bool is_field_with_colon(std::string_view text);

/// What a field is called in one of the languages of the pages ("título"); its own name in any other.
[[nodiscard]] std::string_view field_word(std::string_view field, std::string_view language);

}  // namespace searchd
