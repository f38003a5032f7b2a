#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// Guesses the charset of a text that is neither declared nor UTF-8. Returns a name, never empty; windows-1252 when
/// there is no evidence. Looks at 64 KB around the first bytes that say anything.
[[nodiscard]] std::string detect_charset(std::string_view bytes);

/// UTF-16 or UTF-32 without a byte order mark, told by where the zero bytes stand ("utf-16le"); empty otherwise.
[[nodiscard]] std::string detect_wide_charset(std::string_view bytes);

}  // namespace indexer
