#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "indexer/extract/extraction.h"
#include "indexer/ocr/ocr_settings.h"
#include "indexer/source/listing.h"
#include "indexer/version_clues.h"

namespace indexer {

/// What became of one item of a source: a document, or a refusal.
struct LedgerEntry {
  std::string source;  ///< Identity of the source.
  std::string path;    ///< Item::path.
  FileState state;
  std::string version;       ///< Of what is fetched: Remote::version.
  std::string content_hash;  ///< Empty when the file could not be read.
  std::string fingerprint;
  std::string id;     ///< Of the document; empty for a refusal.
  std::string work;   ///< Key of its work; see group_to_works().
  std::string added;  ///< When a document of that id first came into the index, UTC.
  VersionClues clues;
  bool hidden = false;  ///< By the curation: the generation does not hold it.
  bool folds = false;   ///< Its source wants copies to be shown as one.
  std::string copy_of;  ///< The id of the document that is shown for it; empty where it is shown itself.
  std::uint32_t pages_without_text = 0;  ///< That want OCR, of a document that has others with text.
  bool language_guessed = false;         ///< Nobody says which it is, and the text gives little evidence.
  std::optional<RefusalReason> refused;
  std::string detail;       ///< Of the refusal.
  std::uint64_t tries = 0;  ///< How often it took too long or too much memory; a busy machine may be the reason once.
  OcrState ocr;

  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

/// By what the documents of a generation are ordered: by work, what is shown itself before its copies, then by id.
[[nodiscard]] inline auto place_in_index(const LedgerEntry& entry) {
  return std::tuple(std::string_view(entry.work), !entry.copy_of.empty(), std::string_view(entry.id));
}

/// What a generation was made from: the memory by which the next run knows what has changed. `ledger.jsonl` in the
/// directory of its generation: a line with the format's number, then a line for each item.
class Ledger {
 public:
  Ledger() = default;
  explicit Ledger(std::vector<LedgerEntry> entries);

  /// Throws Error when it is absent, of another format, or damaged: a run that forgot would remove documents.
  [[nodiscard]] static Ledger load(const std::filesystem::path& file);

  [[nodiscard]] const std::vector<LedgerEntry>& entries() const { return entries_; }

  /// Nothing when the item is new. The pointer lives as long as the ledger.
  [[nodiscard]] const LedgerEntry* find(std::string_view source, std::string_view path) const;

 private:
  std::vector<LedgerEntry> entries_;
  std::unordered_map<std::string, std::size_t> by_item_;
};

/// Writes a ledger, entry by entry. Throws Error when the disk does not take it.
class LedgerWriter {
 public:
  explicit LedgerWriter(const std::filesystem::path& file);
  void add(const LedgerEntry& entry);
  void finish();

 private:
  std::filesystem::path path_;
  std::ofstream out_;
};

}  // namespace indexer
