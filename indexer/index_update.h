#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "passage/index/records.h"
#include "passage/model/work.h"

namespace indexer {

/// Makes the two databases of a generation from copies of those of the one before: what has not changed is neither read
/// nor analysed again. Searches in what comes out find the same in the same order with the same weights as in an index
/// that was written anew (index_writer.h) from the same works.
///
/// Works are taken out first, then put in. Used by one thread. Any failure is the end of the run: it throws
/// passage::Error.
class IndexUpdate {
 public:
  /// Copies the databases in `previous` below `directory`. About `memory_mb` is used for what has not been written yet.
  IndexUpdate(const std::filesystem::path& previous, std::filesystem::path directory, std::size_t memory_mb);
  IndexUpdate(const IndexUpdate&) = delete;
  IndexUpdate& operator=(const IndexUpdate&) = delete;
  ~IndexUpdate();  ///< Leaves nothing behind, unless finish() was called.

  /// Whether so many ids are out of use that the index had better be written anew.
  [[nodiscard]] bool is_worn() const;

  /// Throws when there is no such work.
  [[nodiscard]] std::uint32_t id_of(std::string_view work_key) const;

  /// Returns what it was.
  passage::WorkRecord take_out(std::uint32_t work_id);

  /// Under an id that is free.
  void put(std::uint32_t work_id, const passage::Work& work);

  /// Leaves the databases compacted: nothing of what was taken out is left in their files.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace indexer
