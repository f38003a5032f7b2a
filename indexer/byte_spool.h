#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace indexer {

/// Keeps byte strings on disk for the length of a run. The file has no name: it is gone when the process ends, however
/// it ends. Thread-safe.
class ByteSpool {
 public:
  struct Slot {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };

  /// Makes the file in `directory`. Throws Error.
  explicit ByteSpool(const std::filesystem::path& directory);
  ByteSpool(const ByteSpool&) = delete;
  ByteSpool& operator=(const ByteSpool&) = delete;
  ~ByteSpool();

  /// Throws Error when the disk does not take it.
  Slot append(std::string_view bytes);

  /// Throws Error when the bytes do not come back.
  [[nodiscard]] std::string read(const Slot& slot) const;

 private:
  int descriptor_;
  std::mutex mutex_;
  std::uint64_t end_ = 0;
};

}  // namespace indexer
