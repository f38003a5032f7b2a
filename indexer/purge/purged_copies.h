#pragma once

#include <string>
#include <vector>

#include "indexer/ledger.h"
#include "indexer/report.h"
#include "passage/index/generation_store.h"
#include "passage/index/purged_ids.h"

namespace indexer {

/// The documents of `kept` whose texts are like those that were purged and that some generation still holds: the same
/// bytes, the same words, or nearly these (texts of few words are known by their bytes only). By source and file.
/// They are named, never purged: a quotation, a printout or a form letter may be somebody else's.
[[nodiscard]] std::vector<Report::CopyOfPurged> copies_of_purged(const passage::GenerationStore& store,
                                                                 const Ledger& kept, const passage::PurgedIds& purged);

}  // namespace indexer
