#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passage/index/fields.h"

namespace passage {

// The terms and slots beside those of the fields; FORMAT.md lists them all. Prefixes and slots are permanent.
inline constexpr std::string_view stem_prefix = "Z";
inline constexpr std::string_view id_prefix = "Q";       ///< A version's id: on its work, and on each of its passages.
inline constexpr std::string_view work_prefix = "XW";    ///< A work's digest.
inline constexpr std::string_view blank_term = "XB";     ///< Of the document that is no work (blank_document.h).
inline constexpr std::string_view symbol_prefix = "XR";  ///< A document symbol that a text or its metadata names.

inline constexpr Slot first_day_slot = 0;     ///< Works: first day of the date; absent when undated.
inline constexpr Slot last_day_slot = 1;      ///< Works: last day of the date; absent when undated.
inline constexpr Slot added_slot = 3;         ///< Works: when the newest version came, then first_day_slot's value.
inline constexpr Slot undated_last_slot = 2;  ///< Works: first day, or "~" when undated: sorts oldest first.

/// Twelve characters that stand for the key of a work or the id of a version: the first 72 bits of the SHA-256,
/// base64url.
[[nodiscard]] std::string key_digest(std::string_view key);

/// The term of an exact (folded) word, and of a stem.
[[nodiscard]] inline std::string word_term(std::string_view exact) {
  return std::string(exact);
}
[[nodiscard]] std::string stem_term(std::string_view stem);

/// Whether a stem that is the word itself has the word's positions and none of its own. Not so where some language has
/// it for a function word: that language's texts hold the word, and no stem.
[[nodiscard]] bool has_positions_of_word(std::string_view stem);

/// The terms whose positions are those of the stem.
[[nodiscard]] std::vector<std::string> terms_with_positions(std::string_view stem);

/// The term of a word within a field, exact.
[[nodiscard]] std::string field_word_term(const Field& field, std::string_view exact);

/// The term of a whole value of a field, by which filters find it: folded (document symbols in their normal form,
/// others without white space), long values cut and marked with a digest.
[[nodiscard]] std::string field_value_term(const Field& field, std::string_view value);

/// The term of a document symbol in its normal form, behind its key, so that symbols typed without their signs are
/// found among the terms that begin alike.
[[nodiscard]] std::string symbol_term(std::string_view symbol);

/// How the terms of all symbols with that key begin.
[[nodiscard]] std::string symbol_term_start(std::string_view key);

[[nodiscard]] std::string id_term(std::string_view id);
[[nodiscard]] std::string work_term(std::string_view digest);

/// Several values in one slot.
[[nodiscard]] std::string encode_slot_values(const std::vector<std::string>& values);
[[nodiscard]] std::vector<std::string> decode_slot_values(std::string_view bytes);

}  // namespace passage
