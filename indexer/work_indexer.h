#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/postings.h"
#include "indexer/term_table.h"
#include "passage/model/work.h"
#include "passage/text/analyzer.h"

namespace indexer {

/// A work as both databases take it.
struct IndexedWork {
  Xapian::Document work;
  std::vector<Xapian::Document> passages;  ///< Of all versions, in order.
};

/// Makes the terms, positions, values and data of works by the rules of FORMAT.md. Keeps what it learns about words;
/// belongs to one thread.
class WorkIndexer {
 public:
  WorkIndexer() : table_(analyzer_) {}
  WorkIndexer(const WorkIndexer&) = delete;
  WorkIndexer& operator=(const WorkIndexer&) = delete;

  [[nodiscard]] IndexedWork index(const passage::Work& work);

 private:
  passage::Analyzer analyzer_;
  TermTable table_;
  Postings postings_;
};

}  // namespace indexer
