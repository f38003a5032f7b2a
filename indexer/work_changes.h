#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/item_processor.h"
#include "indexer/ledger.h"

namespace indexer {

/// A work of the next generation.
struct NextWork {
  std::span<const ItemResult* const> documents;  ///< At least one, by place_in_index().
  bool is_known = false;                         ///< The generation before has a work of that key.
  bool is_same = false;                          ///< And it is what this one is.

  [[nodiscard]] const std::string& key() const { return documents.front()->entry.work; }
};

/// How the works of the next generation differ from those of the one before.
struct WorkChanges {
  std::vector<NextWork> works;         ///< All, in bytewise order of their keys.
  std::vector<std::string_view> gone;  ///< Keys.

  /// Of works that are new, changed or gone.
  [[nodiscard]] std::size_t count() const;
};

/// `documents`: those of the next generation, by place_in_index(). What comes out refers to both arguments.
[[nodiscard]] WorkChanges work_changes(const Ledger& before, std::span<const ItemResult* const> documents);

}  // namespace indexer
