#pragma once

#include <vector>

#include "indexer/item_processor.h"
#include "indexer/report.h"

namespace indexer {

/// Finds the documents that are copies of others, tells the report, and, where the sources of both ask for it
/// (LedgerEntry::folds), makes them one work: LedgerEntry::copy_of of a copy is the id of the document that is shown
/// for it, which is the one of the earliest date, then the first by id; a copy is always like what is shown for it, not
/// only like another copy. Works with different declared keys stay apart, and works whose versions would come to be two
/// in one language. After group_to_works(). Depends on the documents alone, whatever was carried over and in whatever
/// order.
void join_duplicates(std::vector<ItemResult>& items, Report& report);

}  // namespace indexer
