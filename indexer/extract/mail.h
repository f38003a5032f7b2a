#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Reads a message (.eml): the subject is its title, the senders' names are its authors. Of the versions of a text the
/// plain one is read, else the HTML. Messages within it are read under their subjects. Attachments are not read; each
/// is named in a remark. Throws RefusedFile. Bytes may be hostile: sandbox only.
[[nodiscard]] Extraction extract_mail(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
