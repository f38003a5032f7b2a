#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "passage/index/manifest.h"

namespace passage {

/// A published generation: immutable, complete, checked.
struct Generation {
  std::uint64_t number = 0;
  std::filesystem::path directory;

  [[nodiscard]] std::filesystem::path documents() const { return directory / "documents"; }
  [[nodiscard]] std::filesystem::path passages() const { return directory / "passages"; }
  [[nodiscard]] std::filesystem::path ledger() const { return directory / "ledger.jsonl"; }
};

/// Keeps the generations of a data directory:
///
///     DIR/CURRENT                      the name of the published generation, replaced atomically
///     DIR/generations/00000042/        documents/ passages/ ledger.jsonl manifest.json
///     DIR/generations/00000043.draft/  one being written, or left by a run that died
///     DIR/lock                         held (flock) by the one indexer that may write
///
/// Reading needs no lock and works on a read-only file system. A reader that opened a generation keeps it while its
/// directory is deleted behind it. Thread-safe for reading; writing belongs to the holder of the lock.
class GenerationStore {
 public:
  explicit GenerationStore(std::filesystem::path data_directory);

  /// The published generation, or nothing when nothing has been published yet (a directory that is absent or empty).
  /// Throws Error when there is something that cannot be understood: nothing unreadable is ever taken for empty.
  [[nodiscard]] std::optional<Generation> current() const;

  /// All complete generations, oldest first.
  [[nodiscard]] std::vector<Generation> generations() const;

  [[nodiscard]] Manifest read_manifest(const Generation& generation) const;

  [[nodiscard]] const std::filesystem::path& data_directory() const { return data_directory_; }

 private:
  std::filesystem::path data_directory_;
};

/// Holds the lock of a data directory from construction to destruction; creates the directory if need be.
class StoreLock {
 public:
  /// Nothing when another process holds it. Throws Error when the directory cannot be made or locked.
  [[nodiscard]] static std::optional<StoreLock> acquire(const std::filesystem::path& data_directory);

  StoreLock(StoreLock&& other) noexcept;
  StoreLock& operator=(StoreLock&& other) noexcept;
  ~StoreLock();

 private:
  explicit StoreLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// A generation in the making. Nothing of it is visible to readers before publish() has returned; a process that dies
/// at any moment leaves the published generation as it was. Drafts left by runs that died are removed by the next.
class GenerationDraft {
 public:
  /// Begins a draft whose number follows the highest that the directory has ever seen. The lock is held by the caller
  /// for the lifetime of the draft.
  GenerationDraft(const GenerationStore& store, const StoreLock& lock);
  GenerationDraft(const GenerationDraft&) = delete;
  GenerationDraft& operator=(const GenerationDraft&) = delete;
  ~GenerationDraft();  ///< Removes the draft unless it was published.

  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }  ///< Exists, empty at first.

  /// Fills in number, time and files of the manifest, checks the databases (see check_generation), writes the manifest,
  /// fsyncs every file and directory, renames the draft, replaces CURRENT, fsyncs again, and removes all generations
  /// but the two newest. Throws Error, with nothing published, when a check or a write fails.
  Generation publish(Manifest manifest);

 private:
  const GenerationStore& store_;
  std::uint64_t number_;
  std::filesystem::path directory_;
  bool published_ = false;
};

/// Compares every file of a generation with the manifest. Returns what is wrong, one line a file; empty when sound.
[[nodiscard]] std::vector<std::string> verify(const GenerationStore& store, const Generation& generation);

/// Publishes the content of an older generation (`number`, or the one before the current) under a new, higher number.
/// Throws Error when there is none, or when it is damaged.
Generation roll_back(const GenerationStore& store, const StoreLock& lock, std::optional<std::uint64_t> number);

}  // namespace passage
