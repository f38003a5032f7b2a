#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "passage/model/work.h"
#include "passage/text/analyzer.h"

namespace indexer {

/// A work as both databases take it.
struct IndexedWork {
  Xapian::Document work;
  std::vector<Xapian::Document> passages;  ///< Of all versions, in order.
};

/// Makes the terms, positions, values and data of a work by the rules of FORMAT.md. Belongs to the analyzer's thread.
[[nodiscard]] IndexedWork index_work(const passage::Work& work, passage::Analyzer& analyzer);

}  // namespace indexer
