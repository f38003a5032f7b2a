#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Decodes the bytes of a file by what `hints` declare and then by what the file itself declares; notes the charset in
/// `extraction`, and in a remark how much of the file is not text in it.
[[nodiscard]] std::string text_of_file(std::string_view bytes, const ExtractionHints& hints,
                                       std::string_view declared_inside, Extraction& extraction);

}  // namespace indexer
