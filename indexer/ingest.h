#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/concept_recognizer.h"
#include "indexer/curation/curation_file.h"
#include "indexer/index_update.h"
#include "indexer/item_processor.h"
#include "indexer/ocr/ocr_run.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/source/source.h"
#include "passage/index/generation_store.h"
#include "passage/model/work.h"

namespace indexer {

struct IngestOptions {
  std::filesystem::path data_directory;
  std::vector<Source> sources;  ///< Only the documents of these are touched.
  ConceptRules concept_rules;
  std::optional<CurationFile> curation;  ///< Nothing: the one that the published generation carries.
  bool full = false;                     ///< Extract everything afresh, and publish even if nothing has changed.
  bool allow_shrink = false;             ///< A source may be empty or lose more than a tenth of its documents.
  OcrLimits ocr_limits;
  unsigned threads = 1;
};

/// Takes the works of a generation, in bytewise order of their keys, each once.
struct WorkWriter {
  std::function<void(passage::Work)> add;
  std::function<void()> finish;
};

using DocumentReader = std::function<std::optional<passage::Document>(std::string_view id)>;

/// The rooms that ingest() leads documents through; tests put others in their place.
struct IngestParts {
  std::function<Extractor()> start_extractor;   ///< Called in each thread, for itself.
  std::function<Extractor()> start_recognizer;  ///< The same, of what reads images; see OcrReader.
  OcrRun::FindEngine find_ocr_engine;           ///< May be empty: images are not read.
  std::function<WorkWriter(const std::filesystem::path& generation_directory)> open_writer;
  std::function<DocumentReader()> open_previous;  ///< Of the published generation.
  /// Writes the next generation as changes to the databases of the one before. Where it is left out, or much has
  /// changed, all works are written.
  std::function<std::unique_ptr<IndexUpdate>(const passage::Generation& previous,
                                             const std::filesystem::path& generation_directory)>
      open_update = {};
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
