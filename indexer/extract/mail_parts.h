#pragma once

#include <string_view>
#include <vector>

namespace indexer {

/// The parts of a multipart body, each with its header.
struct MailParts {
  std::vector<std::string_view> parts;
  bool cut_short = false;  ///< The line that ends the last part is missing.
};

/// Parts refer to the body. What stands before the first and behind the last is left out; without a boundary there are
/// none.
[[nodiscard]] MailParts mail_parts(std::string_view body, std::string_view boundary);

}  // namespace indexer
