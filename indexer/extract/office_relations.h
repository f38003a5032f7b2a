#pragma once

#include <string>
#include <vector>

#include "indexer/extract/zip_member.h"

namespace indexer {

/// A part of an Office Open XML package to which another part refers.
struct OfficeRelation {
  std::string id;
  std::string type;    ///< An address; its last step says what the part is ("…/notesSlide").
  std::string target;  ///< The part's name in the archive.
};

/// The relations of a part, or of the whole package where `part` is empty; none that lead out of the archive.
[[nodiscard]] std::vector<OfficeRelation> office_relations(ZipArchive& archive, const std::string& part);

/// The part that holds the document; `usual` unless the package says otherwise.
[[nodiscard]] std::string main_part(ZipArchive& archive, const std::string& usual);

}  // namespace indexer
