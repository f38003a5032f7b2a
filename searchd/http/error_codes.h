#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace searchd::http {

/// Errors about which a client does the same. /help explains each group and has an anchor for each code, to which the
/// `link` of an error leads.
struct ErrorGroup {
  std::string_view name;  ///< Of its explanation among the strings of the pages: "help.errors." and the name.
  std::vector<std::string_view> codes;  ///< Permanent.
};

/// All codes of errors that the daemon sends.
[[nodiscard]] std::span<const ErrorGroup> error_groups();

}  // namespace searchd::http
