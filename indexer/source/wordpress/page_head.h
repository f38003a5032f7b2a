#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace indexer {

/// What the head of a page says about its languages.
struct PageHead {
  std::string language;                 ///< Of the html element.
  std::vector<std::string> alternates;  ///< Addresses of `link rel="alternate" hreflang`, as they are written.
};

/// Looks at the start of a page for those tags and nothing else. It is a plain scan of the bytes, in one pass and
/// without any library, because it runs outside of the sandbox: what it overlooks costs a version its company.
[[nodiscard]] PageHead read_page_head(std::string_view html);

}  // namespace indexer
