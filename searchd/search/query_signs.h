#pragma once

#include <string>
#include <string_view>

namespace searchd {

/// A query with the signs of every script and keyboard as the plain ones: quotation marks of all languages become `"`,
/// full-width forms ASCII, the Arabic asterisk `*`; the punctuation of sentences in Arabic, Chinese and Japanese and
/// every kind of space become a space; marks of direction, which are not seen, go. Words are left as they are, and so
/// are dashes and the full-width colon, which mean something only where they stand. Takes any bytes.
[[nodiscard]] std::string with_plain_signs(std::string_view query);

}  // namespace searchd
