#include "indexer/disk_room.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "indexer/commands/byte_size.h"
#include "passage/error.h"

namespace indexer {
namespace {

// Measured on 50 MB of speeches: a generation of 129 MB took 296 MB at the most while it was made.
constexpr std::uint64_t peak = 2;  // of a generation

// What is written for a byte of a file is known from the last generation. Where there is none: little, as of a PDF,
// since a run that could have succeeded must not be refused; one that runs out of room after all leaves everything as
// it was.
constexpr double share_at_first = 0.2;
constexpr double largest_share = 6;

constexpr std::uint64_t least_room = 4U << 20U;

}  // namespace

std::uint64_t room_wanted(const ExpectedWriting& writing) {
  double share = share_at_first;
  if (writing.indexed_files > 0) {
    share =
        std::min(largest_share, static_cast<double>(writing.generation) / static_cast<double>(writing.indexed_files));
  }
  const auto growth = static_cast<std::uint64_t>(share * static_cast<double>(writing.new_files));
  const auto waiting = static_cast<std::uint64_t>(std::min(1.0, share) * static_cast<double>(writing.files_to_read));
  return least_room + peak * (writing.generation + growth) + waiting;
}

void require_room(const std::filesystem::path& directory, std::uint64_t wanted) {
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(directory, error);
  if (error || space.available >= wanted) return;  // what cannot be asked shows itself when it is written
  throw passage::Error("there is too little room on the disk of " + directory.string() +
                       ": another generation takes about " + byte_size(wanted) + " while it is made, and " +
                       byte_size(space.available) +
                       " are free. Nothing was published; make room, or move the index to a larger disk");
}

}  // namespace indexer
