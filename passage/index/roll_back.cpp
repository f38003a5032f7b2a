#include <algorithm>

#include "passage/error.h"
#include "passage/index/generation_files.h"
#include "passage/index/generation_store.h"
#include "passage/index/index_rules.h"
#include "passage/index/purged_ids.h"

namespace passage {
namespace {

/// The generations that were published before the current one; all of them while CURRENT is lost or damaged, which is
/// what a person rolls back for.
std::vector<Generation> published_before(const GenerationStore& store) {
  std::vector<Generation> candidates = store.generations();
  std::optional<Generation> current;
  try {
    current = store.current();
  } catch (const CurrentDamaged&) {
    return candidates;
  }
  std::erase_if(candidates,
                [&](const Generation& candidate) { return !current || candidate.number >= current->number; });
  return candidates;
}

Generation choose(const GenerationStore& store, std::optional<std::uint64_t> number) {
  const std::vector<Generation> candidates = published_before(store);
  if (candidates.empty()) {
    throw Error("there is no older generation in " + store.data_directory().string() + " to roll back to");
  }
  if (!number) return candidates.back();
  const auto found = std::ranges::find(candidates, *number, &Generation::number);
  if (found != candidates.end()) return *found;
  std::string message = "generation " + std::to_string(*number) + " is not among those to roll back to:";
  for (const Generation& candidate : candidates) message += " " + std::to_string(candidate.number);
  throw Error(message);
}

void require_sound(const GenerationStore& store, const Generation& generation) {
  const std::vector<std::string> problems = verify(store, generation);
  if (problems.empty()) return;
  std::string message =
      "generation " + std::to_string(generation.number) +
      " is damaged and was not published; choose another with --to, or run `passage-indexer index --full`:";
  for (const std::string& problem : problems) message += "\n  " + problem;
  throw Error(message);
}

}  // namespace

Generation roll_back(const GenerationStore& store, const StoreLock& lock, std::optional<std::uint64_t> number) {
  const Generation older = choose(store, number);
  require_sound(store, older);
  require_nothing_purged(store, older);
  Manifest manifest = store.read_manifest(older);
  if (const std::string mismatch = rules_mismatch(manifest.rules, index_rules()); !mismatch.empty()) {
    throw Error("generation " + std::to_string(older.number) + " was made by other rules (" + mismatch +
                ") and could not be searched; run `passage-indexer index --full` instead");
  }
  GenerationDraft draft(store, lock, GenerationDraft::Current::MayBeDamaged);
  for (const ManifestFile& file : manifest.files) share_file(older.directory, file, draft.directory());
  return draft.publish(std::move(manifest));
}

}  // namespace passage
