#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <unicode/utf8.h>

namespace indexer {

/// The code point at `at`, which moves behind it. Negative for ill-formed bytes (which are passed over) and at the end.
[[nodiscard]] inline UChar32 next_code_point(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return -1;
  auto offset = static_cast<std::int64_t>(at);
  UChar32 code_point = 0;
// The macro narrows on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_NEXT(text.data(), offset, static_cast<std::int64_t>(text.size()), code_point);
#pragma GCC diagnostic pop
  at = static_cast<std::size_t>(offset);
  return code_point;
}

}  // namespace indexer
