#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "passage/index/purged_ids.h"

namespace searchd {

/// Which documents were purged, as the file in the data directory says at this moment: a purge counts before its
/// generation is published, and whatever generation is served. Thread-safe.
class WithdrawnDocuments {
 public:
  /// `log` takes a line when the file cannot be read; what was purged is then merely not there.
  WithdrawnDocuments(const std::filesystem::path& data_directory, std::function<void(const std::string&)> log);

  [[nodiscard]] bool hold(std::string_view id);

 private:
  /// By which another file, or another content, is told.
  struct Stamp {
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };

  void read_anew();
  [[nodiscard]] Stamp stamp() const;

  const std::filesystem::path data_directory_;
  const std::function<void(const std::string&)> log_;
  std::mutex mutex_;
  Stamp read_;
  passage::PurgedIds purged_;
};

}  // namespace searchd
