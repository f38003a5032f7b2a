#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace passage {

/// The characters that document symbols are written with, however they got into a text.
enum class SymbolCharacter : std::uint8_t { Other, Lower, Upper, Digit, Slash, Dash, Space, Dot, Open, Close };

struct SymbolPiece {
  SymbolCharacter kind = SymbolCharacter::Other;
  char plain = 0;          ///< Letters in lower case, digits.
  std::size_t length = 0;  ///< In bytes; 0 at the text's end.
};

/// What stands at this byte of a text: Cyrillic capitals that look like Latin ones count as these, which they are meant
/// to be; slashes and dashes of every kind count as "/" and "-".
[[nodiscard]] SymbolPiece symbol_piece_at(std::string_view text, std::size_t at);

}  // namespace passage
