#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/extraction.h"
#include "indexer/source/source.h"
#include "passage/model/date_interval.h"

namespace indexer {

/// What tells, without reading it, that a file is the one it was.
struct FileState {
  std::uint64_t size = 0;
  std::int64_t modified = 0;  ///< Nanoseconds since 1970.
  std::uint64_t inode = 0;
  /// Of its bytes, name or permissions, which no program can set: tools that copy times along do not hide a change.
  std::int64_t status_changed = 0;

  friend bool operator==(const FileState&, const FileState&) = default;
};

/// A line of a JSONL file.
struct RowSpan {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

/// What an item that is fetched has instead of a file.
struct Remote {
  std::string version;     ///< What tells, without fetching it, that it is the one it was; not empty.
  bool unchanged = false;  ///< It is as the ledger has it, and is not fetched.
  std::string address;     ///< For messages, and of the bytes where the source says so.
  ExtractionHints hints;
  std::string caption;  ///< What the source says about it in running text; becomes part of its text.
  std::optional<passage::DateInterval> date;  ///< For what says none itself.
  std::vector<std::string> alternates;        ///< Absolute addresses of its translations that it does not name itself.
};

/// A document-to-be: a file, a row of a collection, or something fetched. Kept small: a collection may have a million
/// of them.
struct Item {
  std::string path;            ///< Relative to the source, escaped; unique in it. Of a row: "collection.jsonl#id".
  std::filesystem::path file;  ///< Absolute. Of a row: the collection. Empty for what is fetched.
  FileState state;             ///< Of a row: zeros but for its size.
  std::string declared;        ///< Metadata from sidecar, manifest or row, as byte_codec writes it; empty for none.
  std::optional<RowSpan> row;
  std::shared_ptr<const Remote> remote;
};

/// A document-to-be that will not be, found out before anything was extracted.
struct RefusedItem {
  std::string path;
  RefusalReason reason = RefusalReason::BadMetadata;
  std::string detail;
};

struct Remark {
  std::string path;
  std::string text;  ///< In plain words.
};

/// A link on a page that leads to nothing.
struct BrokenLink {
  std::string page;
  std::string address;
  std::string why;
};

/// Brings the bytes of a remote item that has changed. Thread-safe. Throws FetchError, and GoneFromSource for what is
/// no longer there.
using FetchItem = std::function<std::string(const Item& item)>;

/// What a source holds, the same in each run: rows first, then files in bytewise order of names, folder by folder.
struct Listing {
  std::vector<Item> items;
  std::vector<RefusedItem> refused;
  std::vector<Remark> remarks;
  std::vector<BrokenLink> broken_links;
  FetchItem fetch;  ///< Where there are remote items.
};

/// Lists a folder with all its folders, a single file, or the rows of a `.jsonl`. In a folder, `NAME.meta.json` and the
/// rows with a `file` of any `.jsonl` declare the metadata of files beside them (the sidecar goes before the row), and
/// the other rows of `.jsonl` files are documents. Hidden, temporary and lock files are passed over; symbolic links to
/// files are followed inside the folder only, those to folders never; devices and pipes are never opened.
/// Throws SourceError when the source is absent or cannot be read in full.
[[nodiscard]] Listing list_source(const Source& source);

}  // namespace indexer
