#include "passage/index/generation_files.h"

#include <algorithm>

#include <unistd.h>

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

std::string damage_of(const fs::path& directory, const ManifestFile& file) {
  const fs::path path = directory / file.path;
  std::error_code failure;
  if (const auto size = fs::file_size(path, failure); !failure && size != file.size) {
    return "has " + std::to_string(size) + " bytes, was published with " + std::to_string(file.size);
  }
  try {
    return sha256_of_file(path) == file.sha256 ? "" : "changed since it was published";
  } catch (const Error& error) {
    return error.what();
  }
}

void share_file(const fs::path& from_directory, const ManifestFile& file, const fs::path& to_directory) {
  const fs::path from = from_directory / file.path;
  const fs::path to = to_directory / file.path;
  make_directories(to.parent_path());
  if (::link(from.c_str(), to.c_str()) == 0) return;
  std::error_code failure;
  fs::copy_file(from, to, failure);
  if (failure) throw_system_error("copy", from.string() + " to " + to.string(), failure.value());
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
