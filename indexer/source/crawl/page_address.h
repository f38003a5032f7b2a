#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/web/url.h"

namespace indexer {

/// An address as a crawler compares it: host in lower case, no default port, no fragment, percent-encoding in one
/// spelling, no parameters that only say where a visitor came from.
struct PageAddress {
  std::string url;     ///< "https://example.org/about/?page=2"
  std::string origin;  ///< Url::origin
  std::string key;  ///< "example.org/about/?page=2", the same for http and https: one page, and the path of its item.

  /// "/about/?page=2"
  [[nodiscard]] std::string_view target() const { return std::string_view(key).substr(key.find('/')); }
  /// "/about/"
  [[nodiscard]] std::string_view path() const { return target().substr(0, target().find('?')); }
  [[nodiscard]] std::string_view host() const { return std::string_view(key).substr(0, key.find('/')); }

  friend bool operator==(const PageAddress&, const PageAddress&) = default;
};

[[nodiscard]] PageAddress page_address(const Url& url);

/// Nothing for what is no address of http or https.
[[nodiscard]] std::optional<PageAddress> page_address(std::string_view url);

/// Where a link on a page leads; nothing for what cannot be fetched, and for addresses that only a trap is made of:
/// longer than 2,000 bytes, or the same part of a path again and again.
[[nodiscard]] std::optional<PageAddress> linked_address(const Url& base, std::string_view link);

/// "%C3%A9" for "%c3%a9" and for "é", "~" for "%7E": so that what means the same is the same.
[[nodiscard]] std::string one_spelling(std::string_view encoded);

}  // namespace indexer
