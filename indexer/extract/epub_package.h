#pragma once

#include <string>
#include <vector>

#include "indexer/extract/zip_member.h"
#include "passage/model/metadata.h"

namespace indexer {

/// What the package document of an EPUB says.
struct EpubPackage {
  passage::Metadata metadata;
  std::vector<std::string> chapters;  ///< Members of the archive in reading order, each once; no tables of contents.
};

/// Throws RefusedFile: Damaged where there is no package, TooLarge beyond 10,000 chapters.
[[nodiscard]] EpubPackage epub_package(ZipArchive& archive, const std::string& file_name);

/// The members that cannot be read without a key. Fonts that are merely garbled, as the standard allows, are not among
/// them.
[[nodiscard]] std::vector<std::string> epub_locked_members(ZipArchive& archive);

}  // namespace indexer
