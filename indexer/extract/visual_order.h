#pragma once

#include <unicode/unistr.h>

namespace indexer {

/// Whether most letters are of a script that is written from right to left.
[[nodiscard]] bool is_mostly_right_to_left(const icu::UnicodeString& text);

/// Turns a line whose characters stand from left to right as they are seen on the page, which is how PDF files hold
/// them, into the order in which they are read. Latin lines come back unchanged.
[[nodiscard]] icu::UnicodeString reading_order(const icu::UnicodeString& seen, bool right_to_left_page);

}  // namespace indexer
