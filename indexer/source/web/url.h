#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace indexer {

/// An absolute address of http or https without user, password and fragment, as libcurl reads it: what is judged is
/// what is connected to.
struct Url {
  std::string text;
  std::string origin;  ///< Scheme, host and port: "https://example.org:443".

  [[nodiscard]] bool is_encrypted() const { return origin.starts_with("https:"); }
};

/// Nothing for what is no such address.
[[nodiscard]] std::optional<Url> parse_url(std::string_view text);

/// Where a link on the page at `base` leads.
[[nodiscard]] std::optional<Url> resolve_url(const Url& base, std::string_view link);

/// A text as a value in the query of an address.
[[nodiscard]] std::string query_value(std::string_view text);

}  // namespace indexer
