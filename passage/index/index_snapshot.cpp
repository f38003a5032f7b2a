#include "passage/index/index_snapshot.h"

#include <algorithm>
#include <utility>

#include "passage/error.h"
#include "passage/index/index_rules.h"
#include "passage/index/xapian_error.h"

namespace passage {
namespace {

// Each further attempt means that two publications were completed during the one before.
constexpr int most_attempts = 20;

Xapian::Database open(const std::filesystem::path& directory) {
  return with_xapian_errors("opening " + directory.string(), [&] { return Xapian::Database(directory.string()); });
}

void open_databases(IndexSnapshot& snapshot, const Generation& generation) {
  snapshot.documents = open(generation.documents());
  snapshot.passages = open(generation.passages());
}

}  // namespace

IndexSnapshot open_generation(const GenerationStore& store, const Generation& generation) {
  IndexSnapshot snapshot{.generation = generation.number, .manifest = store.read_manifest(generation)};
  if (const std::string mismatch = rules_mismatch(snapshot.manifest.rules, index_rules()); !mismatch.empty()) {
    throw Error("the index in " + store.data_directory().string() + " was made by other rules (" + mismatch +
                "); run `passage-indexer index --full`");
  }
  open_databases(snapshot, generation);
  if (snapshot.manifest.learnt) snapshot.translations = LearntTranslations::open(generation.translations());
  if (std::ranges::count(snapshot.manifest.files, curation_file, &ManifestFile::path) > 0) {
    Curation curation = read_curation(generation.directory);
    if (curation.empty()) throw Error((generation.directory / curation_file).string() + " is missing");
    snapshot.synonyms = thesaurus_of(curation.synonyms);
    snapshot.curation.pins = std::move(curation.pins);
  }
  return snapshot;
}

IndexSnapshot open_records(const GenerationStore& store, const Generation& generation) {
  IndexSnapshot snapshot{.generation = generation.number, .manifest = store.read_manifest(generation)};
  const std::uint32_t format = snapshot.manifest.rules.format;
  if (format < oldest_record_format || format > index_format) {
    throw Error("the records of " + generation.directory.string() + " are of the format " + std::to_string(format) +
                ", which this program does not read, and what could not be read anew from its source stands there " +
                "alone; see that all sources can be read");
  }
  open_databases(snapshot, generation);
  return snapshot;
}

std::optional<IndexSnapshot> open_current(const GenerationStore& store) {
  for (int attempt = 1;; ++attempt) {
    const std::optional<Generation> generation = store.current();
    if (!generation) return std::nullopt;
    // A generation is renamed before anything of it is deleted, so none is opened in parts: Xapian takes some tables
    // that are missing for empty ones, but opens the one that it cannot do without last.
    try {
      return open_generation(store, *generation);
    } catch (const Error&) {
      std::error_code failure;
      const bool there = std::filesystem::exists(generation->directory, failure) || failure;
      if (there || attempt == most_attempts) throw;
    }
  }
}

}  // namespace passage
