#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <xapian.h>

#include "passage/index/curation.h"
#include "passage/index/generation_store.h"
#include "passage/index/learnt_translations.h"

namespace passage {

/// Both databases of one generation, opened. It keeps what it opened: a later publication does not change it, and the
/// deletion of the directory does not end it.
/// Belongs to one thread: a Xapian::Database shared by threads, copies included, crashes. Each thread opens its own.
/// Searching in it throws Xapian::Error, which is no std::exception; see xapian_error.h.
struct IndexSnapshot {
  std::uint64_t generation = 0;
  Manifest manifest;
  Xapian::Database documents;
  Xapian::Database passages;
  std::optional<LearntTranslations> translations;  ///< Nothing when the generation carries none.
  Curation curation;                               ///< Its pins; what concerns the indexer alone is left out.
  std::shared_ptr<const Thesaurus> synonyms;       ///< Of its curation; null when there are none.
};

/// Opens this generation, which nobody deletes meanwhile. Throws as open_current() does. Thread-safe.
[[nodiscard]] IndexSnapshot open_generation(const GenerationStore& store, const Generation& generation);

/// Opens its databases for reading back what documents are: words may have been cut by other rules. Throws Error where
/// its records are of a format that this program does not read.
[[nodiscard]] IndexSnapshot open_records(const GenerationStore& store, const Generation& generation);

/// Opens the published generation afresh; nothing when nothing has been published. Publications meanwhile do no harm:
/// it opens again. Throws Error when the generation is damaged, or was made by other rules than this program's.
/// Thread-safe.
[[nodiscard]] std::optional<IndexSnapshot> open_current(const GenerationStore& store);

}  // namespace passage
