#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "indexer/item_processor.h"
#include "indexer/ledger.h"
#include "indexer/report.h"
#include "indexer/source/source.h"
#include "passage/index/curation.h"

namespace indexer {

/// A source as this run found it.
struct ReadSource {
  Source source;
  std::vector<ItemResult> results;  ///< In the order of the listing; refused items of the listing at its end.
  std::string problem;              ///< When it could not be read: nothing in `results` counts.
  bool absent = false;              ///< It is not there at all: a matter of safety, as an empty one is.
  std::uint64_t left_out = 0;       ///< Documents that it has and that are not in `results`, because they were purged.
};

/// What the next generation holds, and how it differs from the one before.
struct Collection {
  std::vector<ItemResult> items;  ///< Documents and refusals of all sources, other sources' of old included.
  bool changed = false;           ///< A document came, went or changed, or a file was newly refused.
  bool refreshed = false;         ///< At least one source was read and not held back.
  bool held = false;              ///< A rule of safety kept a source's documents of old.
  bool failed = false;            ///< A source, or a document, could not be read and keeps what it had.
};

/// What decides over the documents of a source that this run does not find again.
struct KeepingRules {
  bool allow_shrink = false;
  std::vector<std::string> former;  ///< Sources that were taken out of the configuration.
};

/// Puts the sources of this run in the place of their entries in the ledger. A source that failed, is empty, or has
/// lost more than a tenth of its documents keeps its entries, unless shrinking is allowed; so does one that was taken
/// out of the configuration, unless its documents are in others now. A document whose id another has already is
/// refused, naming both. Documents are grouped to works. Counts, refusals and suspected versions go into the report.
/// `curation` hides documents and corrects what says which work they belong to.
[[nodiscard]] Collection collect(std::vector<ReadSource> sources, const Ledger& ledger, const KeepingRules& rules,
                                 const passage::Curation& curation, Report& report);

}  // namespace indexer
