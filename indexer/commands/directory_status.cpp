#include "indexer/commands/directory_status.h"

#include <algorithm>

#include "passage/error.h"
#include "passage/index/generation_files.h"
#include "passage/index/index_rules.h"

namespace fs = std::filesystem;

namespace indexer {
namespace {

bool vanished(const fs::path& path) {
  std::error_code failure;
  return !fs::exists(path, failure) && !failure;
}

GenerationStatus describe(const passage::GenerationStore& store, const passage::Generation& generation,
                          std::vector<std::string>& problems) {
  GenerationStatus status{.number = generation.number};
  try {
    status.total_bytes = passage::size_of_tree(generation.directory);
    status.manifest = store.read_manifest(generation);
    status.other_rules = rules_mismatch(status.manifest->rules, passage::index_rules());
    status.documents_bytes = passage::size_of_tree(generation.documents());
    status.passages_bytes = passage::size_of_tree(generation.passages());
  } catch (const passage::Error& error) {
    problems.push_back("generation " + std::to_string(generation.number) + " is damaged: " + error.what());
  }
  return status;
}

std::vector<Leftover> describe(const std::vector<fs::path>& leftovers) {
  std::vector<Leftover> result;
  for (const fs::path& path : leftovers) {
    try {
      result.push_back({.name = path.filename().string(), .bytes = passage::size_of_tree(path)});
    } catch (const passage::Error&) {
      if (!vanished(path)) throw;
    }
  }
  return result;
}

}  // namespace

DirectoryStatus read_directory_status(const fs::path& data) {
  const passage::GenerationStore store(data);
  DirectoryStatus status{.data = data};
  try {
    if (const auto current = store.current()) status.published = current->number;
  } catch (const passage::CurrentDamaged& error) {
    status.problems.emplace_back(error.what());
  }
  const std::vector<fs::path> leftovers = store.leftovers();
  for (const passage::Generation& generation : store.generations()) {
    if (std::ranges::find(leftovers, generation.directory) != leftovers.end()) continue;
    std::vector<std::string> problems;
    GenerationStatus described = describe(store, generation, problems);
    if (!problems.empty() && vanished(generation.directory)) continue;
    described.published = status.published == generation.number;
    status.generations.push_back(std::move(described));
    status.problems.insert(status.problems.end(), problems.begin(), problems.end());
  }
  std::ranges::reverse(status.generations);
  status.leftovers = describe(leftovers);
  return status;
}

}  // namespace indexer
