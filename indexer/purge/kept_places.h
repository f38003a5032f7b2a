#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace indexer {

/// An entry of the data directory, beside the generations, in which something of documents may stay. Whatever comes to
/// keep bytes, names or addresses of documents there has a row in the table in kept_places.cpp: a purge removes them
/// all, and the next run makes anew what it needs.
struct KeptPlace {
  std::string_view name;  ///< Of the entry; what begins so where it ends in "*".
  std::string_view what;  ///< For the person who purges; empty for what is nothing to them.
};
[[nodiscard]] std::span<const KeptPlace> kept_places();

/// Removes them all. Returns what they were, and throws passage::Error when something of it cannot be removed.
[[nodiscard]] std::vector<std::string_view> remove_kept_places(const std::filesystem::path& data_directory);

/// The entries of the data directory that Passage knows nothing of: what lies in them stays. Sorted.
[[nodiscard]] std::vector<std::string> unknown_entries(const std::filesystem::path& data_directory);

}  // namespace indexer
