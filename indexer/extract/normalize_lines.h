#pragma once

#include <string>

namespace indexer {

/// Takes every line end (CR LF, CR, form feed, NEL, U+2028, U+2029) as \n, and removes all control characters but \n
/// and \t. The text must be valid UTF-8.
[[nodiscard]] std::string normalize_lines(std::string text);

}  // namespace indexer
