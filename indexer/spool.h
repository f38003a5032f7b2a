#pragma once

#include <filesystem>

#include "indexer/byte_spool.h"
#include "passage/model/document.h"

namespace indexer {

/// Keeps documents on disk between extraction and indexing, so that memory does not grow with the collection.
/// Thread-safe; throws Error as ByteSpool does.
class Spool {
 public:
  using Slot = ByteSpool::Slot;

  explicit Spool(const std::filesystem::path& directory) : bytes_(directory) {}

  Slot append(const passage::Document& document);
  [[nodiscard]] passage::Document read(const Slot& slot) const;

 private:
  ByteSpool bytes_;
};

}  // namespace indexer
