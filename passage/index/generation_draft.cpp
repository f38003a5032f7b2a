#include <algorithm>
#include <future>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/generation_check.h"
#include "passage/index/generation_files.h"
#include "passage/index/generation_name.h"
#include "passage/index/generation_store.h"
#include "passage/system/utc_time.h"

namespace fs = std::filesystem;

namespace passage {
namespace {

constexpr std::size_t kept_generations = 2;  // the published one and the one to roll back to

/// Renamed first, so that a half-deleted directory is never taken for a generation. Best effort: what stays is found
/// by the next run, and a directory that nobody can delete must not keep new documents from being published.
void discard(const fs::path& generation) {
  fs::path removed = generation.parent_path() / generation.stem();
  removed += removed_suffix;
  std::error_code ignored;
  fs::remove_all(removed, ignored);
  if (generation != removed && ::rename(generation.c_str(), removed.c_str()) == 0) fs::remove_all(removed, ignored);
}

/// The highest number that CURRENT or a directory shows, whatever has become of it.
std::uint64_t highest_number(const GenerationStore& store) {
  std::uint64_t highest = 0;
  const auto see = [&](std::string_view name) {
    highest = std::max(highest, parse_generation_name(name.substr(0, name.find_first_of(".\n"))).value_or(0));
  };
  for (const Generation& generation : store.generations()) highest = std::max(highest, generation.number);
  for (const fs::path& leftover : store.leftovers()) see(leftover.filename().string());
  see(read_file(store.current_file(), most_current_bytes).value_or(""));
  return highest;
}

}  // namespace

std::vector<std::uint64_t> remove_all_but_current(const GenerationStore& store, const StoreLock& /*held*/) {
  const std::optional<Generation> current = store.current();
  std::vector<std::uint64_t> removed;
  for (const fs::path& leftover : store.leftovers()) discard(leftover);
  for (const Generation& generation : store.generations()) {
    if (current && generation.number == current->number) continue;
    removed.push_back(generation.number);
    discard(generation.directory);
  }
  std::vector<fs::path> stubborn = store.leftovers();
  for (const Generation& generation : store.generations()) {
    if (!current || generation.number != current->number) stubborn.push_back(generation.directory);
  }
  if (!stubborn.empty()) {
    throw Error("cannot remove " + stubborn.front().string() +
                "; look at the permissions and the user that runs this program, and run it again");
  }
  if (current) sync_directory(store.generations_directory());
  return removed;
}

GenerationDraft::GenerationDraft(const GenerationStore& store, const StoreLock& /*held*/, Current current)
    : store_(store), number_(highest_number(store) + 1), directory_(store.generation(number_).directory) {
  if (current == Current::MustBeSound) static_cast<void>(store_.current());
  directory_ += draft_suffix;
  for (const fs::path& leftover : store_.leftovers()) discard(leftover);
  make_directories(store_.generations_directory());
  make_private_directory(directory_);
}

GenerationDraft::~GenerationDraft() {
  if (published_) return;
  try {
    for (const fs::path& leftover : store_.leftovers()) discard(leftover);
  } catch (const std::exception&) {  // the next run removes it
  }
}

Generation GenerationDraft::publish(Manifest manifest) {
  manifest.number = number_;
  manifest.created = utc_now();
  if (manifest.learnt && manifest.learnt->created.empty()) manifest.learnt->created = manifest.created;
  auto files = std::async(std::launch::async, fingerprint_files, directory_);
  if (const auto problems = check_generation(directory_, manifest); !problems.empty()) {
    std::string message = "the new generation is not sound and was not published:";
    for (const std::string& problem : problems) message += "\n  " + problem;
    throw Error(message);
  }
  manifest.files = files.get();
  write_manifest(directory_, manifest);
  sync_tree(directory_);

  if (store_.generations().empty()) {
    replace_file(store_.current_file(), nothing_published);
    sync_directory(store_.data_directory());
  }
  Generation generation = store_.generation(number_);
  copy_permissions(store_.generations_directory(), directory_);
  rename_path(directory_, generation.directory);
  directory_ = generation.directory;
  sync_directory(store_.generations_directory());

  replace_file(store_.current_file(), directory_.filename().string() + "\n");
  published_ = true;
  try {
    sync_directory(store_.data_directory());
  } catch (const Error& error) {
    throw Error("generation " + std::to_string(number_) +
                " is published, but may not outlive a power cut: " + error.what());
  }
  try {
    remove_older_generations();
  } catch (const Error&) {  // the next publication tries again; this one is complete
  }
  return generation;
}

void GenerationDraft::remove_older_generations() const {
  std::vector<Generation> generations = store_.generations();
  if (generations.size() <= kept_generations) return;
  generations.resize(generations.size() - kept_generations);
  for (const Generation& old : generations) discard(old.directory);
}

}  // namespace passage
