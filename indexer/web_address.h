#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// A link of a page as an absolute address that can be compared: without a fragment, scheme and host in lower case, "."
/// and ".." resolved. Empty for what is no address of http or https.
[[nodiscard]] std::string web_address(std::string_view link, std::string_view page = {});

}  // namespace indexer
