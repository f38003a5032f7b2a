#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/pages/help_link.h"
#include "searchd/http/server.h"

namespace searchd {

/// The daemon's settings; searchd.example.toml says what each is for.
struct Config {
  std::string listen = "127.0.0.1:8080";
  std::string admin;             ///< Address and port of the listener for /metrics; empty: none.
  std::string public_url;        ///< "https://search.example.org/", with the slash, or empty.
  std::string security_contact;  ///< "mailto:security@example.org", or empty.
  std::vector<std::string> host_names;
  std::size_t threads = 0;  ///< 0: twice the cores, four at least.
  std::size_t max_query_bytes = 1024;
  std::size_t max_query_words = 64;
  double freshness = 0;  ///< How much it counts in ranking that a document is new; 1 at most.
  std::vector<std::filesystem::path> thesaurus;
  bool built_in_thesaurus = true;
  bool built_in_glossary = true;
  std::string dictionaries = "/usr/share/dictd";  ///< Folder; empty: none.
  std::vector<std::string> machine_translation;   ///< "en-es", or "all".
  http::HelpLinks help_links;
  http::ServerSettings server;  ///< Limits and deadlines; server_settings() fills in the rest.
  std::string fingerprint;      ///< Changes with the file's content.
};

/// Reads a configuration. Relative paths in it start from its folder. Throws passage::Error naming `name` (the file),
/// the line and the setting for whatever is wrong in it; an unknown setting is wrong.
[[nodiscard]] Config parse_config(std::string_view toml, const std::string& name);
[[nodiscard]] Config read_config(const std::filesystem::path& file);

/// The settings of the public listener.
[[nodiscard]] http::ServerSettings server_settings(const Config& config);

/// The settings of the admin listener: one worker, the same limits.
[[nodiscard]] http::ServerSettings admin_settings(const Config& config);

}  // namespace searchd
