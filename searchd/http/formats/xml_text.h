#pragma once

#include <string>
#include <string_view>

namespace searchd::http {

/// Text for an XML document, in elements and in attributes: valid UTF-8, escaped, without the characters that XML 1.0
/// has no way to write.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace searchd::http
