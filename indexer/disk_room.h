#pragma once

#include <cstdint>
#include <filesystem>

namespace indexer {

/// What a run is about to write, as far as can be known before anything is read.
struct ExpectedWriting {
  std::uint64_t generation = 0;     ///< Bytes of the published one.
  std::uint64_t indexed_files = 0;  ///< Bytes of the files that it was made from.
  std::uint64_t new_files = 0;      ///< Bytes of those that are to come in.
  std::uint64_t files_to_read = 0;  ///< Bytes of all that are to be read: the new ones and the changed ones.
};

/// How many bytes on the disk that takes, about: the next generation and as much again while it is put together, and
/// the texts that wait.
[[nodiscard]] std::uint64_t room_wanted(const ExpectedWriting& writing);

/// Throws Error when the file system of the directory has less room, and says how much is lacking.
void require_room(const std::filesystem::path& directory, std::uint64_t wanted);

}  // namespace indexer
