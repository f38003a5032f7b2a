#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace searchd::http {

enum class PlusSign : bool { Literal, IsSpace };

/// Decodes %XX. Nothing when a percent sign is not followed by two hexadecimal digits, when the result is not valid
/// UTF-8, or when it holds a NUL.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, PlusSign plus);

/// Encodes every byte but the unreserved ones of RFC 3986.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace searchd::http
