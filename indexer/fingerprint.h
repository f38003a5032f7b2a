#pragma once

#include <string>
#include <string_view>

#include "indexer/source/source.h"

namespace indexer {

/// Grows with every change of the indexer that makes other documents from the same files.
inline constexpr int extraction_version = 5;

/// 128 bits of SHA-256 in hexadecimal.
[[nodiscard]] std::string content_hash(std::string_view bytes);

/// Changes whenever anything that a document is made from changes: its bytes, what is declared about it (encoded), its
/// source's configuration, the name or path of its file where that is part of it, this program.
[[nodiscard]] std::string fingerprint(std::string_view hash_of_content, std::string_view declared, const Source& source,
                                      std::string_view file = {});

}  // namespace indexer
