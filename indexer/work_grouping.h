#pragma once

#include <vector>

#include "indexer/item_processor.h"
#include "indexer/report.h"

namespace indexer {

/// Says of each document which work it is a version of (LedgerEntry::work). The declared work goes before all else.
/// Among documents that declare none, those of one document symbol, and those whose pages name each other as
/// translations, are one work where each is in another language; its key is the first of their ids. Of documents of one
/// symbol in the same language none can be told to be the version: they stay works of their own, with a remark.
/// The keys depend on the documents alone, whatever was carried over and in whatever order.
void group_to_works(std::vector<ItemResult>& items, Report& report);

}  // namespace indexer
