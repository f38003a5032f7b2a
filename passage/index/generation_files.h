#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "passage/index/manifest.h"

namespace passage {

/// The two files of a generation that do not stand in its manifest: the manifest, and its digest in the form that
/// `sha256sum -c` reads.
inline constexpr std::string_view manifest_file = "manifest.json";
inline constexpr std::string_view manifest_digest_file = "manifest.sha256";

/// What stands in a directory and below it, without the directory itself. Sorted.
struct DirectoryTree {
  std::vector<std::string> files;        ///< Regular files, relative, with forward slashes.
  std::vector<std::string> directories;  ///< Likewise.
  std::vector<std::string> others;       ///< Symbolic links, sockets, pipes: nothing that Passage writes.
};

/// Throws Error when the directory cannot be read. Follows no symbolic links.
[[nodiscard]] DirectoryTree list_tree(const std::filesystem::path& directory);

/// Bytes of all regular files in a directory and below it; files that vanish meanwhile count nothing.
[[nodiscard]] std::uint64_t size_of_tree(const std::filesystem::path& directory);

/// Name, size and SHA-256 of every file that belongs into the manifest. Throws Error, also for a symbolic link and
/// the like.
[[nodiscard]] std::vector<ManifestFile> fingerprint_files(const std::filesystem::path& directory);

/// What is wrong with a file that the manifest lists; empty when nothing is.
[[nodiscard]] std::string damage_of(const std::filesystem::path& directory, const ManifestFile& file);

/// Puts a file of a published generation into the directory of another as well: a hard link, or a copy where the file
/// system cannot link. Nothing ever writes into a published generation, so both may share it.
void share_file(const std::filesystem::path& from_directory, const ManifestFile& file,
                const std::filesystem::path& to_directory);

/// The content of the digest file for a manifest's text.
[[nodiscard]] std::string manifest_digest(std::string_view json);

/// Writes the manifest and its digest durably into a generation's directory.
void write_manifest(const std::filesystem::path& directory, const Manifest& manifest);

/// Brings every file and directory of the tree, and the directory itself, to the disk.
void sync_tree(const std::filesystem::path& directory);

}  // namespace passage
