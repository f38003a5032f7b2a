#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "passage/model/work.h"

namespace indexer {

struct WriterOptions {
  std::size_t threads = 1;      ///< At least 1.
  std::size_t memory_mb = 512;  ///< About as much is used for what has not been written yet.
};

struct WriterTotals {
  std::uint64_t works = 0;
  std::uint64_t documents = 0;
  std::uint64_t passages = 0;
};

/// Writes the two databases of a generation: `documents`, one Xapian document for each work, and `passages`. Works go
/// into small shards, written by several threads at once, which are then compacted into one: several times faster than
/// one growing database, and in less memory. The same works in the same order make the same index.
///
/// Used by one thread. Any failure to write is the end of the run: it throws passage::Error, and what was written so
/// far is of no use.
class IndexWriter {
 public:
  /// Writes below `generation_directory`, which exists.
  IndexWriter(std::filesystem::path generation_directory, const WriterOptions& options);
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;
  ~IndexWriter();  ///< Stops the threads.

  /// Takes a work; works come in bytewise order of their keys. May wait for the threads.
  void add(passage::Work work);

  /// Writes what is left and leaves the databases compacted.
  WriterTotals finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace indexer
