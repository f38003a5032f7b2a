#include "indexer/source/listing.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "indexer/second_of_an_id.h"
#include "indexer/source/escaped_name.h"
#include "indexer/source/folder.h"
#include "indexer/source/globs.h"
#include "indexer/source/jsonl.h"
#include "indexer/source/row.h"
#include "indexer/source/source_error.h"
#include "passage/index/byte_codec.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;
using passage::Metadata;

constexpr std::string_view sidecar_ending = ".meta.json";
constexpr std::string_view rows_ending = ".jsonl";
constexpr std::string_view withheld = "is declared a draft or private, and was passed over";
constexpr std::uint64_t max_sidecar_bytes = 1U << 20U;

bool is_wanted(const Source& source, const std::string& relative) {
  return (source.include.empty() || matches_any(source.include, relative)) && !matches_any(source.exclude, relative);
}

std::string encoded(const Metadata& metadata) {
  if (metadata == Metadata{}) return {};
  passage::ByteWriter out;
  passage::write(out, metadata);
  return out.take();
}

/// What rows and sidecars say about files, and the rows that are documents themselves.
class Collector {
 public:
  /// `root` is the folder that relative paths start from.
  Collector(const Source& source, fs::path root) : source_(source), root_(std::move(root)) {}

  /// Reads a JSONL file; `relative` is its path in the source, in the file system's bytes.
  void read_rows(const std::string& relative, const fs::path& file) {
    const std::string folder = relative.substr(0, relative.find_last_of('/') + 1);
    for_each_row(file, [&](const Line& line) {
      const std::string place = escaped_name(relative) + ":" + std::to_string(line.number);
      try {
        if (line.text.empty()) throw RefusedFile(RefusalReason::TooLarge, "a row of more than 64 MB");
        RowHeader row = read_row_header(line.text);
        for (std::string& remark : row.declared.remarks) listing_.remarks.push_back({place, std::move(remark)});
        if (!row.file.empty() && row.has_text) {
          throw RefusedFile(RefusalReason::BadMetadata, "the row has both a \"file\" and a text of its own");
        }
        if (!row.file.empty()) {
          declare(relative, folder, row);
        } else if (row.declared.withheld) {
          listing_.remarks.push_back({place, std::string(withheld)});
        } else {
          add_document(relative, file, line, row);
        }
      } catch (const RefusedFile& refused) {
        listing_.refused.push_back({place, refused.reason(), refused.what()});
      }
    });
  }

  void add_file(const FoundFile& found) {
    Item item{.path = escaped_name(found.path), .file = found.file, .state = found.state};
    DeclaredMetadata row;
    if (const auto found_row = declared_.find(found.path); found_row != declared_.end()) {
      row = found_row->second.declared;
      found_row->second.used = true;
    }
    try {
      const DeclaredMetadata sidecar = read_sidecar(found, item.path);
      if (row.withheld || sidecar.withheld) return remark({item.path, std::string(withheld)});
      item.declared = encoded(merged(sidecar.metadata, row.metadata));
      listing_.items.push_back(std::move(item));
    } catch (const RefusedFile& refused) {
      listing_.refused.push_back({item.path, refused.reason(), refused.what()});
    }
  }

  /// The files that rows name, when nothing else lists them.
  void add_declared_files() {
    for (const auto& [relative, row] : declared_) {
      const fs::path file = root_ / relative;
      std::error_code error;
      const fs::path resolved = fs::canonical(file, error);
      const auto state = file_state(file);
      if (!error && state && is_wanted(source_, relative)) add_file({relative, resolved, *state});
    }
  }

  /// Rows whose file is nowhere.
  void refuse_unused() {
    for (const auto& [relative, row] : declared_) {
      if (row.used || file_state(root_ / relative)) continue;
      listing_.refused.push_back({row.place, RefusalReason::Unreadable, "there is no file " + escaped_name(relative)});
    }
  }

  Listing take() { return std::move(listing_); }
  void remark(Remark said) { listing_.remarks.push_back(std::move(said)); }

 private:
  struct Declared {
    DeclaredMetadata declared;
    std::string place;
    bool used = false;
  };

  void add_document(const std::string& relative, const fs::path& file, const Line& line, const RowHeader& row) {
    if (row.declared.metadata.id.empty()) throw RefusedFile(RefusalReason::BadMetadata, "the row has no \"id\"");
    if (!row.has_text) {
      throw RefusedFile(RefusalReason::BadMetadata,
                        "the row has none of \"text\", \"html\", \"passages\" and \"file\"");
    }
    std::string path = escaped_name(relative) + "#" + escaped_name(row.declared.metadata.id);
    if (!row_paths_.insert(path).second) {
      throw RefusedFile(RefusalReason::BadMetadata,
                        detail_of_second(escaped_name(row.declared.metadata.id), "an earlier row"));
    }
    listing_.items.push_back({.path = std::move(path),
                              .file = file,
                              .state = {.size = line.span.size},
                              .declared = encoded(row.declared.metadata),
                              .row = line.span});
  }

  void declare(const std::string& manifest, const std::string& folder, RowHeader& row) {
    const fs::path relative = (fs::path(folder) / row.file).lexically_normal();
    if (fs::path(row.file).is_absolute() || relative.empty() || *relative.begin() == "..") {
      throw RefusedFile(RefusalReason::BadMetadata, "\"file\" leads out of the source: " + escaped_name(row.file));
    }
    std::string place = escaped_name(manifest) + "#" + escaped_name(row.file);
    if (!declared_.try_emplace(relative.native(), Declared{std::move(row.declared), std::move(place)}).second) {
      throw RefusedFile(RefusalReason::BadMetadata, "an earlier row names the file " + escaped_name(row.file) + " too");
    }
  }

  DeclaredMetadata read_sidecar(const FoundFile& found, const std::string& path) {
    fs::path sidecar = root_ / found.path;
    sidecar += sidecar_ending;
    const auto state = file_state(sidecar);
    if (!state) return {};
    const std::string name = escaped_name(sidecar.filename().native());
    if (state->size > max_sidecar_bytes) throw RefusedFile(RefusalReason::BadMetadata, name + " is larger than 1 MB");
    try {
      RowHeader row = read_row_header(read_row_bytes(sidecar, {.offset = 0, .size = state->size}));
      for (const std::string& text : row.declared.remarks) remark({path, name + ": " + text});
      return std::move(row.declared);
    } catch (const RefusedFile& refused) {
      throw RefusedFile(refused.reason(), name + ": " + refused.what());
    } catch (const SourceError& error) {
      throw RefusedFile(RefusalReason::Unreadable, error.what());
    }
  }

  const Source& source_;
  fs::path root_;
  Listing listing_;
  std::map<std::string, Declared> declared_;  // by relative path
  std::set<std::string> row_paths_;
};

bool has_ending(const std::string& path, std::string_view ending) {
  return path.size() > ending.size() && path.ends_with(ending);
}

Listing list_folder(const Source& source) {
  const FolderContent content = folder_content(source.path);
  Collector collector(source, source.path);
  for (const FoundFile& found : content.files) {
    if (has_ending(found.path, rows_ending) && is_wanted(source, found.path))
      collector.read_rows(found.path, found.file);
  }
  for (const FoundFile& found : content.files) {
    if (has_ending(found.path, rows_ending) || has_ending(found.path, sidecar_ending)) continue;
    if (is_wanted(source, found.path)) collector.add_file(found);
  }
  collector.refuse_unused();
  for (const Remark& remark : content.remarks) collector.remark(remark);
  return collector.take();
}

Listing list_file(const Source& source, const FileState& state) {
  Collector collector(source, source.path.parent_path());
  const std::string name = source.path.filename().native();
  if (has_ending(name, rows_ending)) {
    collector.read_rows(name, source.path);
    collector.add_declared_files();
    collector.refuse_unused();
  } else {
    std::error_code error;
    const fs::path resolved = fs::canonical(source.path, error);
    collector.add_file({name, error ? source.path : resolved, state});
  }
  return collector.take();
}

}  // namespace

Listing list_source(const Source& source) {
  std::error_code error;
  const fs::file_status status = fs::status(source.path, error);
  if (status.type() == fs::file_type::not_found) {
    throw AbsentSource("there is no " + escaped_name(source.path.native()));
  }
  if (status.type() == fs::file_type::directory) return list_folder(source);
  if (const auto state = file_state(source.path)) return list_file(source, *state);
  throw SourceError("cannot read " + escaped_name(source.path.native()) + " as a folder or a file" +
                    (error ? ": " + error.message() : std::string{}));
}

}  // namespace indexer
