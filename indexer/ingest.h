#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "indexer/concept_recognizer.h"
#include "indexer/curation/curation_file.h"
#include "indexer/ingest_parts.h"
#include "indexer/ocr/ocr_run.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/source/source.h"
#include "passage/index/generation_store.h"

namespace indexer {

struct IngestOptions {
  std::filesystem::path data_directory;
  std::vector<Source> sources;                    ///< Only the documents of these are touched.
  std::optional<std::vector<Source>> configured;  ///< All sources of the configuration; nothing for a run without one.
  ConceptRules concept_rules;
  std::optional<CurationFile> curation;  ///< Nothing: the one that the published generation carries.
  bool full = false;                     ///< Extract everything afresh, and publish even if nothing has changed.
  bool allow_shrink = false;             ///< A source may be empty or lose more than a tenth of its documents.
  OcrLimits ocr_limits;
  unsigned threads = 1;
};

/// Indexes: lists the sources, carries over what has not changed, extracts the rest in several threads, groups
/// documents to works, writes and publishes a generation, if anything has changed at all. With another thesaurus than
/// the last time it looks for concepts in the texts that are carried over too, without extracting them. Memory stays
/// small whatever the collection: documents wait on disk.
///
/// One document's trouble costs that document. A source that fails, or is emptier than it should be, keeps the
/// documents that it had. Anything else throws passage::Error with nothing published. Works until done, or until the
/// process is killed, which leaves the published generation as it was.
/// Documents that were purged stay out, and what of them is still there goes, whichever sources are named, or none: a
/// purge that was interrupted is completed.
[[nodiscard]] Report ingest(const IngestOptions& options, const IngestParts& parts, Progress& progress);

/// The same for who holds the lock of the data directory already.
[[nodiscard]] Report ingest(const IngestOptions& options, const IngestParts& parts, Progress& progress,
                            const passage::StoreLock& lock);

}  // namespace indexer
