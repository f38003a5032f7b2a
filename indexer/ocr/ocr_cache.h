#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/sandbox/extraction_messages.h"
#include "passage/index/generation_store.h"

namespace indexer {

/// A page as it was read once.
struct PageReading {
  std::uint32_t page = 0;
  std::string engine;  ///< Name and version.
  std::string languages;
  std::string label;                    ///< What is printed on the page, as the document says.
  std::vector<std::string> paragraphs;  ///< May be none: a picture.
  std::optional<Refusal> failure;       ///< Why it could not be read, and will not be tried again.

  friend bool operator==(const PageReading&, const PageReading&) = default;
};

/// Remembers what was read on the pages of documents, because reading takes seconds a page: `ocr/` in the data
/// directory, a file for each content (LedgerEntry::content_hash), for the indexer's user only. A file is a row of
/// records, each behind its length; a record that was cut short, by a kill or a full disk, ends it and is written
/// again. All that is kept of a document is gone with its one file. Thread-safe; several threads do not read the same
/// content at once.
class OcrCache {
 public:
  /// Nothing is made or read yet. An empty directory: nothing is remembered.
  explicit OcrCache(std::filesystem::path directory) : directory_(std::move(directory)) {}

  /// The last reading of each page.
  [[nodiscard]] std::vector<PageReading> readings(std::string_view content_hash) const;

  /// Throws passage::Error when it cannot be written.
  void add(std::string_view content_hash, const PageReading& reading);

  /// Forgets all that was read in one content. Throws passage::Error when that cannot be done.
  void remove(std::string_view content_hash);

  /// Forgets all contents but these. Throws passage::Error when something cannot be removed.
  void keep_only(const std::unordered_set<std::string>& content_hashes);

 private:
  [[nodiscard]] std::filesystem::path file_of(std::string_view content_hash) const;

  std::filesystem::path directory_;
};

/// The contents with images that the generations of a store were made from. Throws passage::Error when one of them does
/// not say what it was made from.
[[nodiscard]] std::unordered_set<std::string> read_contents(const passage::GenerationStore& store);

/// Where the cache of a data directory is.
[[nodiscard]] std::filesystem::path ocr_cache_directory(const std::filesystem::path& data_directory);

}  // namespace indexer
