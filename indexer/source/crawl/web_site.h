#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace indexer {

/// A site that is read as its visitors read it, as configured; indexer.example.toml explains each of these.
struct WebSite {
  std::vector<std::string> start;                    ///< Pages.
  std::optional<std::vector<std::string>> sitemaps;  ///< Unset: those that robots.txt names, where there is a start.
  std::vector<std::string> feeds;
  std::vector<std::string> scope;  ///< Beginnings of addresses; empty for the hosts of the above.
  std::optional<bool> follow;      ///< Links to pages; unset: where there is a start. Links to files always.
  std::size_t max_pages = 5'000;
  unsigned max_depth = 10;
  std::chrono::milliseconds delay{500};  ///< Between two questions to a host, if robots.txt does not ask for more.
  std::chrono::seconds longest{14'400};  ///< For everything that a run fetches.
  unsigned revalidate_days = 7;
  std::uint64_t most_waiting = std::uint64_t{4} << 30;  ///< Bytes on disk that wait to be read; no setting.
  bool allow_private_addresses = false;
  std::filesystem::path certificates;                          ///< Of authorities to trust instead of the system's.
  std::vector<std::pair<std::string, std::string>> languages;  ///< Beginning of the path, language.
  std::string contact;                                         ///< Stands in the user agent.

  [[nodiscard]] bool follows_pages() const { return follow.value_or(!start.empty()); }
};

/// All that documents depend on, for fingerprint().
[[nodiscard]] std::string document_settings(const WebSite& site);

/// The language that the configuration says for "/es/acerca/"; empty for none.
[[nodiscard]] std::string configured_language(const WebSite& site, std::string_view path);

}  // namespace indexer
