#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// The text with HTML character references ("&amp;", "&#233;", "&#xE9;") replaced; what is none stays as it is, and so
/// does a reference to NUL, to half a surrogate pair or beyond Unicode.
[[nodiscard]] std::string decode_character_references(std::string_view text);

}  // namespace indexer
