#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// Undoes base64; what is not of its alphabet is passed over, and all ends at the padding.
[[nodiscard]] std::string decode_base64(std::string_view text);

/// Undoes quoted-printable; an "=" that means nothing stays.
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);

/// The value of two hexadecimal digits at the beginning of the text, -1 for anything else.
[[nodiscard]] int hexadecimal_byte(std::string_view text);

}  // namespace indexer
