#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "passage/error.h"
#include "passage/index/file_descriptor.h"
#include "passage/index/learnt_translations.h"
#include "passage/index/manifest.h"

namespace passage {

/// A published generation: immutable, complete, checked.
struct Generation {
  std::uint64_t number = 0;
  std::filesystem::path directory;

  [[nodiscard]] std::filesystem::path documents() const { return directory / "documents"; }
  [[nodiscard]] std::filesystem::path passages() const { return directory / "passages"; }
  [[nodiscard]] std::filesystem::path ledger() const { return directory / "ledger.jsonl"; }
  [[nodiscard]] std::filesystem::path translations() const { return directory / translations_file; }
};

/// CURRENT is lost, or what it says makes no sense: what a rollback repairs. A CURRENT that cannot be read for the
/// moment is another Error.
class CurrentDamaged : public Error {
 public:
  using Error::Error;
};

/// Keeps the generations of a data directory:
///
///     DIR/CURRENT                      the name of the published generation, replaced atomically
///     DIR/generations/00000042/        documents/ passages/ ledger.jsonl translations manifest.json manifest.sha256
///     DIR/generations/00000043.draft/  one being written, or left by a run that died
///     DIR/generations/00000040.removed/  one being deleted, or left by a run that died
///     DIR/lock                         held (flock) by the one indexer that may write
///
/// FORMAT.md describes the protocol. Reading needs no lock and works on a read-only file system. A reader that opened
/// a generation keeps it while its directory is deleted behind it; one that opens a generation while it is replaced
/// wants open_current() of index_snapshot.h. Holds nothing but the path: cheap to copy, thread-safe.
class GenerationStore {
 public:
  explicit GenerationStore(std::filesystem::path data_directory);

  /// The published generation, or nothing when nothing has been published yet (a directory that is absent or empty).
  /// Throws CurrentDamaged or another Error when there is something that cannot be understood: nothing unreadable is
  /// ever taken for empty.
  [[nodiscard]] std::optional<Generation> current() const;

  /// All complete generations, oldest first. One that is newer than the published one was never published.
  [[nodiscard]] std::vector<Generation> generations() const;

  /// Directories that runs which died left behind, and a generation that one of them did not come to publish; the next
  /// GenerationDraft removes them. Sorted. The draft of an indexer at work is among them. While CURRENT is damaged no
  /// complete generation is.
  [[nodiscard]] std::vector<std::filesystem::path> leftovers() const;

  /// Throws Error when it is missing, not what its digest says, or cannot be understood.
  [[nodiscard]] Manifest read_manifest(const Generation& generation) const;

  [[nodiscard]] const std::filesystem::path& data_directory() const { return data_directory_; }
  [[nodiscard]] std::filesystem::path generations_directory() const { return data_directory_ / "generations"; }
  [[nodiscard]] std::filesystem::path current_file() const { return data_directory_ / "CURRENT"; }
  [[nodiscard]] Generation generation(std::uint64_t number) const;  ///< Whether it exists or not.

 private:
  std::filesystem::path data_directory_;
};

/// Holds the lock of a data directory from construction to destruction; creates the directory if need be. A process
/// forked meanwhile holds it too until it ends or becomes another program.
class StoreLock {
 public:
  /// Nothing when another process holds it. Throws Error when the directory cannot be made or locked.
  [[nodiscard]] static std::optional<StoreLock> acquire(const std::filesystem::path& data_directory);

 private:
  explicit StoreLock(FileDescriptor file) : file_(std::move(file)) {}
  FileDescriptor file_;
};

/// A generation in the making. Nothing of it is visible to readers before publish() has returned; a process that dies
/// at any moment leaves the published generation as it was. Drafts left by runs that died are removed by the next.
class GenerationDraft {
 public:
  enum class Current { MustBeSound, MayBeDamaged };

  /// Begins a draft whose number follows the highest that the directory shows, after removing what runs that died left
  /// behind. The lock is held by the caller for the lifetime of the draft; one draft at a time. Throws Error, also when
  /// CURRENT is damaged, which only a rollback may publish over.
  GenerationDraft(const GenerationStore& store, const StoreLock& lock, Current current = Current::MustBeSound);
  GenerationDraft(const GenerationDraft&) = delete;
  GenerationDraft& operator=(const GenerationDraft&) = delete;
  ~GenerationDraft();  ///< Removes the draft unless it was published.

  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }  ///< Exists, empty at first.

  /// Fills in number, time and files of the manifest, checks the databases (see check_generation), writes the manifest,
  /// fsyncs every file and directory, renames the draft, replaces CURRENT, fsyncs again, and removes all generations
  /// but the two newest (what cannot be removed stays for the next run). Called once. Throws Error, with nothing
  /// published, when a check or a write fails; when the very last fsync fails the error says that the generation is
  /// published and may not outlive a power cut.
  Generation publish(Manifest manifest);

 private:
  void remove_older_generations() const;

  GenerationStore store_;
  std::uint64_t number_;
  std::filesystem::path directory_;
  bool published_ = false;
};

/// Removes every generation but the published one, and all that runs which died have left: for what must not stay on
/// the disk. Returns the numbers of the generations. Throws Error when something of it is still there.
std::vector<std::uint64_t> remove_all_but_current(const GenerationStore& store, const StoreLock& lock);

/// Compares every file of a generation with the manifest, and the manifest with its digest. Returns what is wrong, one
/// line a file (missing, changed, unreadable, or not in the manifest); empty when sound.
[[nodiscard]] std::vector<std::string> verify(const GenerationStore& store, const Generation& generation);

/// Publishes the content of an older generation (`number`, or the newest before the current; the newest of all when
/// CURRENT is lost or damaged) under a new, higher number. Throws Error, with nothing published, when there is none,
/// when it is damaged, when it was made by other rules than this program's, or when it holds a document that was
/// purged.
Generation roll_back(const GenerationStore& store, const StoreLock& lock, std::optional<std::uint64_t> number);

/// Publishes the content of a generation, the current one, with these translations instead of those that it carries;
/// with none when the table holds none. Throws Error, with nothing published, when the generation is damaged or holds a
/// document that was purged.
Generation replace_translations(const GenerationStore& store, const StoreLock& lock, const Generation& generation,
                                const TranslationTable& table);

}  // namespace passage
