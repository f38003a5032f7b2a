#pragma once

#include <string>

#include "indexer/collection.h"
#include "indexer/ledger.h"
#include "indexer/ocr/ocr_cache.h"
#include "indexer/report.h"
#include "passage/index/generation_store.h"
#include "passage/index/purged_ids.h"

namespace indexer {

// The steps of a purge: the ids are put down as purged and unfinished (begin_purge), a generation is published without
// them, what else there is of them is removed, and the purge is put down as finished (finish_purge). Wherever that is
// interrupted, the next run takes it up.

/// Puts down that something of these has to be removed still.
void begin_purge(const passage::GenerationStore& store, passage::PurgedIds& purged);

/// The ledger without the documents that were purged, and without what other entries say of them.
[[nodiscard]] Ledger without_purged(const Ledger& ledger, const passage::PurgedIds& purged);

/// Takes what was purged out of what a source has, with what was read of its images in this run, and counts it. Throws
/// passage::Error when that cannot be removed.
void leave_out_purged(ReadSource& read, const passage::PurgedIds& purged, OcrCache& images, Report& report);

/// When the published generation holds nothing of them any more: removes the older ones, leftovers of runs that died
/// all kept places and what was read of images that it does not hold, and says so in the report. Throws passage::Error
/// when something cannot be removed.
void finish_purge(const passage::GenerationStore& store, const passage::StoreLock& lock, passage::PurgedIds& purged,
                  OcrCache& images, Report& report);

/// That a new generation does not carry them on.
[[nodiscard]] std::string removed_translations(const passage::LearntSummary& learnt);

}  // namespace indexer
