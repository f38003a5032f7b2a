#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>

#include "passage/model/document.h"

namespace indexer {

/// Keeps documents on disk between extraction and indexing, so that memory does not grow with the collection. The file
/// has no name: it is gone when the process ends, however it ends.
class Spool {
 public:
  struct Slot {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };

  /// Makes the file in `directory`. Throws Error.
  explicit Spool(const std::filesystem::path& directory);
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

  /// Thread-safe. Throws Error when the disk does not take it.
  Slot append(const passage::Document& document);

  /// Thread-safe. Throws Error when the bytes do not come back as they went.
  [[nodiscard]] passage::Document read(const Slot& slot) const;

 private:
  int descriptor_;
  std::mutex mutex_;
  std::uint64_t end_ = 0;
};

}  // namespace indexer
