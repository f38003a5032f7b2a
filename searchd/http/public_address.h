#pragma once

#include <string>
#include <string_view>

namespace searchd::http {

/// The address of something that this daemon serves ("/read?id=…"), as people reach it from outside; an address with a
/// scheme is left alone, and so is everything when `public_url` (with the slash at its end) is empty.
[[nodiscard]] inline std::string absolute_url(std::string_view url, std::string_view public_url) {
  if (!url.starts_with('/') || public_url.empty()) return std::string(url);
  return std::string(public_url).append(url.substr(1));
}

}  // namespace searchd::http
