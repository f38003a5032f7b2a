#pragma once

#include <string>

#include "indexer/extract/zip_member.h"
#include "passage/model/metadata.h"

namespace indexer {

/// The content.xml of an OpenDocument file. Throws RefusedFile: Encrypted, Damaged without one.
[[nodiscard]] std::string odf_content(ZipArchive& archive);

/// What the file says about itself; nothing where it says nothing.
[[nodiscard]] passage::Metadata odf_metadata(ZipArchive& archive, const std::string& file_name);

}  // namespace indexer
