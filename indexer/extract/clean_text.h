#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// Text as every Block and every member of Metadata holds it: valid UTF-8 (ill-formed bytes become U+FFFD), runs of
/// white space made one space, no white space at the ends; control and bidi override characters, soft hyphens,
/// noncharacters and U+FFFC removed. May be empty.
[[nodiscard]] std::string clean_text(std::string_view text);

/// Whether there is a letter or a digit, of any script.
[[nodiscard]] bool holds_word(std::string_view text);

}  // namespace indexer
