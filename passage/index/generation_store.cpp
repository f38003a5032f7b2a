#include "passage/index/generation_store.h"

#include <algorithm>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/generation_files.h"
#include "passage/index/generation_name.h"

namespace fs = std::filesystem;

namespace passage {
namespace {

constexpr std::size_t most_manifest_bytes = std::size_t{64} << 20;
constexpr int most_readings = 100;

constexpr std::string_view what_to_do = "; `passage-indexer rollback` publishes the newest sound generation again";

/// The entries of a directory that may be absent.
std::vector<fs::directory_entry> entries_of(const fs::path& directory) {
  std::error_code failure;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator entry(directory, failure); !failure && entry != fs::directory_iterator();
       entry.increment(failure)) {
    entries.push_back(*entry);
  }
  if (failure && failure != std::errc::no_such_file_or_directory) {
    throw_system_error("list", directory, failure.value());
  }
  std::ranges::sort(entries);
  return entries;
}

bool is_real_directory(const fs::path& path) {
  std::error_code failure;
  const fs::file_status status = fs::symlink_status(path, failure);
  if (failure && status.type() != fs::file_type::not_found) throw_system_error("look at", path, failure.value());
  return fs::is_directory(status);
}

std::optional<std::uint64_t> number_in_line(std::string_view text) {
  if (!text.ends_with('\n')) return std::nullopt;
  text.remove_suffix(1);
  return parse_generation_name(text);
}

}  // namespace

GenerationStore::GenerationStore(fs::path data_directory) : data_directory_(std::move(data_directory)) {}

Generation GenerationStore::generation(std::uint64_t number) const {
  return {.number = number, .directory = generations_directory() / generation_name(number)};
}

std::optional<Generation> GenerationStore::current() const {
  // Publications may come between the reading of CURRENT and the look at what it names: what seems wrong counts only
  // when a second reading says the same.
  std::optional<std::string> wrong_before;
  for (int reading = 0; reading < most_readings; ++reading) {
    const std::optional<std::string> text = read_file(current_file(), most_current_bytes);
    std::string wrong;
    if (!text) {
      if (generations().empty()) return std::nullopt;
      wrong = " is missing although there are generations";
    } else if (*text == nothing_published) {
      return std::nullopt;
    } else if (const auto number = number_in_line(*text); !number) {
      wrong = " names no generation";
    } else {
      Generation named = generation(*number);
      if (is_real_directory(named.directory)) return named;
      wrong = " names generation " + std::to_string(*number) + ", which is not there";
    }
    if (wrong == wrong_before) throw CurrentDamaged(current_file().string() + wrong + std::string(what_to_do));
    wrong_before = std::move(wrong);
  }
  throw Error(current_file().string() + " changes faster than it can be read");
}

std::vector<Generation> GenerationStore::generations() const {
  std::vector<Generation> found;
  for (const fs::directory_entry& entry : entries_of(generations_directory())) {
    const auto number = parse_generation_name(entry.path().filename().string());
    if (number && is_real_directory(entry.path())) found.push_back({.number = *number, .directory = entry.path()});
  }
  std::ranges::sort(found, {}, &Generation::number);
  return found;
}

std::vector<fs::path> GenerationStore::leftovers() const {
  std::optional<std::uint64_t> published;  // unknown while CURRENT is damaged: then no whole generation is left over
  try {
    const std::optional<Generation> sound = current();
    published = sound ? sound->number : 0;
  } catch (const CurrentDamaged&) {
  }
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : entries_of(generations_directory())) {
    const std::string name = entry.path().filename().string();
    const bool unfinished = (name.ends_with(draft_suffix) || name.ends_with(removed_suffix)) &&
                            parse_generation_name(entry.path().stem().string());
    const bool unpublished = published && parse_generation_name(name).value_or(0) > *published;
    if (unfinished || unpublished) found.push_back(entry.path());
  }
  return found;
}

Manifest GenerationStore::read_manifest(const Generation& generation) const {
  const fs::path path = generation.directory / manifest_file;
  const fs::path digest_path = generation.directory / manifest_digest_file;
  const std::optional<std::string> json = read_file(path, most_manifest_bytes);
  if (!json) throw Error(path.string() + " is missing");
  const std::optional<std::string> digest = read_file(digest_path, most_manifest_bytes);
  if (!digest) throw Error(digest_path.string() + " is missing");
  if (*digest != manifest_digest(*json)) throw Error(path.string() + " is not what " + digest_path.string() + " says");
  try {
    return manifest_from_json(*json);
  } catch (const Error& error) {
    throw Error(path.string() + ": " + error.what());
  }
}

}  // namespace passage
