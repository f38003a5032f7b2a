#include "passage/index/generation_files.h"

#include <algorithm>

#include "passage/error.h"
#include "passage/index/durable_file.h"

namespace fs = std::filesystem;

namespace passage {

DirectoryTree list_tree(const fs::path& directory) {
  DirectoryTree tree;
  try {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(directory)) {
      std::string name = entry.path().lexically_relative(directory).generic_string();
      const fs::file_status status = entry.symlink_status();
      auto& kind = fs::is_regular_file(status) ? tree.files : fs::is_directory(status) ? tree.directories : tree.others;
      kind.push_back(std::move(name));
    }
  } catch (const fs::filesystem_error& error) {
    throw_system_error("list", error.path1().empty() ? directory : error.path1(), error.code().value());
  }
  for (auto* kind : {&tree.files, &tree.directories, &tree.others}) std::ranges::sort(*kind);
  return tree;
}

std::uint64_t size_of_tree(const fs::path& directory) {
  std::uint64_t total = 0;
  for (const std::string& file : list_tree(directory).files) {
    std::error_code vanished;
    if (const auto size = fs::file_size(directory / file, vanished); !vanished) total += size;
  }
  return total;
}

std::vector<ManifestFile> fingerprint_files(const fs::path& directory) {
  const DirectoryTree tree = list_tree(directory);
  if (!tree.others.empty()) {
    throw Error((directory / tree.others.front()).string() + " is no regular file: a generation holds nothing else");
  }
  std::vector<ManifestFile> files;
  for (const std::string& file : tree.files) {
    if (file == manifest_file || file == manifest_digest_file) continue;
    const fs::path path = directory / file;
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    if (failure) throw_system_error("look at", path, failure.value());
    files.push_back({.path = file, .size = size, .sha256 = sha256_of_file(path)});
  }
  return files;
}

std::string manifest_digest(std::string_view json) {
  return sha256_of(json) + "  " + std::string(manifest_file) + "\n";
}

void write_manifest(const fs::path& directory, const Manifest& manifest) {
  const std::string json = to_json(manifest);
  write_file(directory / manifest_file, json);
  write_file(directory / manifest_digest_file, manifest_digest(json));
}

void sync_tree(const fs::path& directory) {
  const DirectoryTree tree = list_tree(directory);
  for (const std::string& file : tree.files) sync_file(directory / file);
  for (const std::string& inner : tree.directories) sync_directory(directory / inner);
  sync_directory(directory);
}

}  // namespace passage
