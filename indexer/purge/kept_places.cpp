#include "indexer/purge/kept_places.h"

#include <algorithm>
#include <array>

#include "passage/index/durable_file.h"

namespace fs = std::filesystem;

namespace indexer {
namespace {

constexpr std::array places{
    KeptPlace{"sources", "the remembered lists of sites"},
    KeptPlace{"spool.*", ""},  // left without a byte by a run that died while it made it
};

/// What holds nothing of documents, or is looked after by others.
constexpr auto other_entries =
    std::to_array<std::string_view>({"CURRENT", "CURRENT.new", "generations", "lock", "ocr", "purged", "purged.new"});

bool is_named(const std::string& entry, std::string_view name) {
  if (!name.ends_with('*')) return entry == name;
  return entry.starts_with(name.substr(0, name.size() - 1));
}

std::vector<std::string> entries_of(const fs::path& directory) {
  std::error_code failure;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(directory, failure); !failure && entry != fs::directory_iterator();
       entry.increment(failure)) {
    names.push_back(entry->path().filename().string());
  }
  if (failure) passage::throw_system_error("list", directory, failure.value());
  std::ranges::sort(names);
  return names;
}

}  // namespace

std::span<const KeptPlace> kept_places() {
  return places;
}

std::vector<std::string_view> remove_kept_places(const fs::path& data_directory) {
  std::vector<std::string_view> removed;
  const std::vector<std::string> entries = entries_of(data_directory);
  for (const KeptPlace& place : places) {
    for (const std::string& entry : entries) {
      if (!is_named(entry, place.name)) continue;
      std::error_code failure;
      fs::remove_all(data_directory / entry, failure);
      if (failure) passage::throw_system_error("remove", data_directory / entry, failure.value());
      if (!place.what.empty()) removed.push_back(place.what);
    }
  }
  passage::sync_directory(data_directory);
  return removed;
}

std::vector<std::string> unknown_entries(const fs::path& data_directory) {
  std::vector<std::string> entries = entries_of(data_directory);
  std::erase_if(entries, [](const std::string& entry) {
    return std::ranges::find(other_entries, entry) != other_entries.end() ||
           std::ranges::any_of(places, [&](const KeptPlace& place) { return is_named(entry, place.name); });
  });
  return entries;
}

}  // namespace indexer
