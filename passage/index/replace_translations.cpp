#include <algorithm>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/generation_files.h"
#include "passage/index/generation_store.h"
#include "passage/index/purged_ids.h"

namespace passage {
namespace {

/// Links to damaged files would stand as sound in the new manifest.
void require_sound(const GenerationStore& store, const Generation& generation) {
  if (const std::vector<std::string> problems = verify(store, generation); !problems.empty()) {
    throw Error("generation " + std::to_string(generation.number) + " is damaged (" + problems.front() +
                "); `passage-indexer verify` says what can be done");
  }
}

}  // namespace

Generation replace_translations(const GenerationStore& store, const StoreLock& lock, const Generation& generation,
                                const TranslationTable& table) {
  require_sound(store, generation);
  require_nothing_purged(store, generation);
  Manifest manifest = store.read_manifest(generation);
  GenerationDraft draft(store, lock);
  for (const ManifestFile& file : manifest.files) {
    if (file.path != translations_file) share_file(generation.directory, file, draft.directory());
  }
  manifest.learnt.reset();
  if (const std::size_t translations = count_translations(table); translations > 0) {
    write_file(draft.directory() / translations_file, encode(table));
    const auto languages = std::ranges::count_if(table.languages, [](const auto& one) { return !one.words.empty(); });
    manifest.learnt = LearntSummary{
        .works = table.works, .languages = static_cast<std::uint64_t>(languages), .translations = translations};
  }
  return draft.publish(std::move(manifest));
}

}  // namespace passage
