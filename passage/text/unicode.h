#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace passage {

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// The text with every ill-formed sequence replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

/// Folds a word the way the index and the queries do, so that spellings people take for the same compare equal:
/// NFKC case folding; marks removed in Latin, Greek, Arabic and Hebrew only (elsewhere they are letters); ё to е;
/// Arabic alef, yeh, kaf, heh, teh marbuta forms unified and tatweel removed; Hebrew final letters; the Devanagari
/// nukta; Ethiopic letters of one sound; letters that NFKC keeps apart (ø, ł, đ, œ, ß) to their plain forms; digits of
/// every script to ASCII. Idempotent. Ill-formed bytes become U+FFFD.
[[nodiscard]] std::string fold(std::string_view word);

/// A document symbol as one comparable string: folded, without white space ("a / res/73/195" and "A/RES/73/195" are
/// equal).
[[nodiscard]] std::string fold_symbol(std::string_view symbol);

/// Cuts at a character boundary so that at most `max_bytes` remain.
[[nodiscard]] std::string_view truncated(std::string_view text, std::size_t max_bytes);

/// Lower-case ASCII letters; every other byte unchanged.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// In lower case, whatever the script.
[[nodiscard]] std::string lower_cased(std::string_view text);

/// Without white space (ASCII) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The first character (code point) of valid UTF-8 that is not empty.
[[nodiscard]] std::string_view first_character(std::string_view text);

/// The characters (code points) of valid UTF-8.
[[nodiscard]] std::u32string characters_of(std::string_view text);

}  // namespace passage
