#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace indexer {

struct RtfToken {
  enum class Kind : std::uint8_t {
    BeginGroup,
    EndGroup,
    Word,    ///< `\par`, `\u8364`: letters and perhaps a number.
    Symbol,  ///< `\~`: one sign that is no letter.
    Byte,    ///< `\'e9`: a byte of text.
    Text,    ///< Bytes of text as they stand.
    End,
  };
  Kind kind = Kind::End;
  std::string_view text;               ///< Of Word, Symbol and Text.
  std::optional<std::int32_t> number;  ///< Of Word.
  char byte = 0;                       ///< Of Byte.
};

/// Takes a Rich Text document apart. Never fails: what is no token is text. Line ends, NULs and the data of `\bin` are
/// passed over. Tokens point into the text, which must outlive the reader.
class RtfTokens {
 public:
  explicit RtfTokens(std::string_view rtf) : rest_(rtf) {}

  [[nodiscard]] RtfToken next();

 private:
  [[nodiscard]] RtfToken control();
  [[nodiscard]] RtfToken word();
  [[nodiscard]] RtfToken text();

  std::string_view rest_;
};

}  // namespace indexer
