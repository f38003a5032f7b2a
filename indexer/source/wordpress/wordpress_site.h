#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace indexer {

/// Where a password is, so that it stands in the configuration only if somebody wants that. At most one is not empty.
struct PasswordPlace {
  std::string text;
  std::string environment;     ///< Name of a variable.
  std::filesystem::path file;  ///< Its first line.
};

/// A site made with WordPress, as configured; indexer.example.toml explains each of these.
struct WordPressSite {
  std::string url;
  std::vector<std::string> types{"post", "page"};
  std::vector<std::string> media{"application/pdf"};
  std::string user;
  PasswordPlace password;
  bool allow_private_addresses = false;
  std::filesystem::path certificates;  ///< Of authorities to trust instead of the system's.
  std::optional<bool> read_pages;      ///< For the languages and versions in their heads; unset: if there are any.
  std::vector<std::pair<std::string, std::string>> languages;  ///< Beginning of the path, language.
  std::vector<std::vector<std::string>> versions;              ///< Addresses, or paths of them, of one text each.
  std::string contact;                                         ///< Stands in the user agent.
};

/// All that documents depend on, for fingerprint(); no password is in it.
[[nodiscard]] std::string document_settings(const WordPressSite& site);

/// Throws SourceError when it cannot be had.
[[nodiscard]] std::string password_of(const WordPressSite& site);

}  // namespace indexer
