#include <algorithm>

#include "passage/error.h"
#include "passage/index/generation_files.h"
#include "passage/index/generation_store.h"

namespace fs = std::filesystem;

namespace passage {
std::vector<std::string> verify(const GenerationStore& store, const Generation& generation) {
  std::vector<std::string> problems;
  const auto report = [&](const std::string& file, const std::string& what) { problems.push_back(file + ": " + what); };

  Manifest manifest;
  try {
    manifest = store.read_manifest(generation);
  } catch (const Error& error) {
    report(std::string(manifest_file), error.what());
    return problems;
  }
  if (manifest.number != generation.number) {
    report(std::string(manifest_file), "is that of generation " + std::to_string(manifest.number));
  }
  const DirectoryTree tree = list_tree(generation.directory);
  for (const ManifestFile& file : manifest.files) {
    if (!std::ranges::binary_search(tree.files, file.path)) {
      report(file.path, "missing");
    } else if (const std::string what = damage_of(generation.directory, file); !what.empty()) {
      report(file.path, what);
    }
  }
  for (const std::string& file : tree.files) {
    if (file == manifest_file || file == manifest_digest_file) continue;
    if (std::ranges::find(manifest.files, file, &ManifestFile::path) == manifest.files.end()) {
      report(file, "does not belong here: it is not in the manifest");
    }
  }
  for (const std::string& other : tree.others) report(other, "does not belong here: it is no regular file");
  return problems;
}

}  // namespace passage
