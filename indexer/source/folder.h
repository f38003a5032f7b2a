#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/listing.h"

namespace indexer {

/// A regular file in a folder.
struct FoundFile {
  std::string path;            ///< Relative to the folder, in the bytes of the file system.
  std::filesystem::path file;  ///< Absolute, symbolic links resolved.
  FileState state;
};

struct FolderContent {
  std::vector<FoundFile> files;  ///< Folder by folder, each in bytewise order of names.
  std::vector<Remark> remarks;   ///< What was passed over and might be missed.
};

/// All files under `root` but hidden, temporary and lock files; see list_source(). Throws SourceError.
[[nodiscard]] FolderContent folder_content(const std::filesystem::path& root);

/// The state of a regular file; nothing for what is none or is gone.
[[nodiscard]] std::optional<FileState> file_state(const std::filesystem::path& file);

/// Hidden files, editors' and browsers' temporary files, lock files.
[[nodiscard]] bool is_passed_over(std::string_view name);

}  // namespace indexer
