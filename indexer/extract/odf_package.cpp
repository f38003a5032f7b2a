#include "indexer/extract/odf_package.h"

#include <optional>

#include "indexer/extract/extraction.h"
#include "indexer/extract/office_metadata.h"

namespace indexer {

std::string odf_content(ZipArchive& archive) {
  const std::optional<std::string> manifest = archive.read("META-INF/manifest.xml");
  if (manifest && manifest->find("encryption-data") != std::string::npos) {
    throw RefusedFile(RefusalReason::Encrypted, "");
  }
  std::optional<std::string> content = archive.read("content.xml");
  if (!content) throw RefusedFile(RefusalReason::Damaged, "the archive has no content.xml");
  return *std::move(content);
}

passage::Metadata odf_metadata(ZipArchive& archive, const std::string& file_name) {
  const std::optional<std::string> meta = archive.read("meta.xml");
  return meta ? office_metadata(*meta, file_name) : passage::Metadata{};
}

}  // namespace indexer
