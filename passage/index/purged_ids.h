#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "passage/index/generation_store.h"

namespace passage {

/// The ids of documents that were purged, in a form from which nobody can read them: HMAC-SHA-256 under a key that was
/// made for this data directory, at random. `purged` in the data directory, which is not part of any generation: who
/// copies a generation learns nothing, and no rollback forgets what was purged. The daemon reads it too, to say of a
/// document that was purged that it is gone (FORMAT.md). A value; not thread-safe while it is changed.
class PurgedIds {
 public:
  /// None when there is no such file. Throws Error when it is damaged: what was purged must not come back.
  [[nodiscard]] static PurgedIds load(const std::filesystem::path& data_directory);

  [[nodiscard]] static std::filesystem::path file_in(const std::filesystem::path& data_directory);

  [[nodiscard]] bool holds(std::string_view id) const;
  [[nodiscard]] bool empty() const { return digests_.empty(); }
  [[nodiscard]] std::size_t size() const { return digests_.size(); }

  /// Whether all that there was of them has been removed; until then any run that may write does so.
  [[nodiscard]] bool is_finished() const { return finished_; }

  void add(std::string_view id);  ///< With it the purge is unfinished.
  void set_finished(bool finished) { finished_ = finished; }

  /// On the disk on return. The caller holds the lock of the directory.
  void save(const std::filesystem::path& data_directory) const;

 private:
  static constexpr std::size_t key_bytes = 32;

  [[nodiscard]] std::string digest_of(std::string_view id) const;

  std::string key_;  ///< In hexadecimal; empty before the first id.
  std::set<std::string, std::less<>> digests_;
  bool finished_ = true;
};

/// Throws Error when the generation holds a document that was purged: it must not be published again.
void require_nothing_purged(const GenerationStore& store, const Generation& generation);

}  // namespace passage
