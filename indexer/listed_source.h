#pragma once

#include <functional>
#include <vector>

#include "indexer/collection.h"
#include "indexer/disk_room.h"
#include "indexer/ingest.h"
#include "indexer/item_processor.h"
#include "indexer/previous_generation.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/source/listing.h"

namespace indexer {

/// A source with its items, before they are processed.
struct ListedSource {
  ReadSource read;
  std::vector<Item> items;
  FetchItem fetch;
};

/// All sources of the run, each once, with what they say about their lists put into the report. One that cannot be
/// listed has a problem and no items.
[[nodiscard]] std::vector<ListedSource> list_sources(const IngestOptions& options, const IngestParts& parts,
                                                     const Ledger& ledger, bool full, Report& report);

/// What the run may write: nothing, where nothing is to be read.
[[nodiscard]] ExpectedWriting expected_writing(const std::vector<ListedSource>& sources,
                                               const PreviousGeneration& previous, bool full);

/// Processes all items in threads, each with a processor of its own. The first error that concerns the whole run ends
/// it and is thrown.
void process_all(std::vector<ListedSource>& sources, unsigned threads,
                 const std::function<ItemProcessor()>& make_processor, Progress& progress);

}  // namespace indexer
