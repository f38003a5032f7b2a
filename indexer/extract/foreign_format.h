#pragma once

#include <string_view>

namespace indexer {

/// The name of a format that Passage does not read, for the report: "an RTF document". Told by the first bytes, or by
/// the extension (lower case, without the dot) where they are nobody's mark; empty for an unknown one.
[[nodiscard]] std::string_view foreign_format(std::string_view bytes, std::string_view extension);

/// By the first bytes alone.
[[nodiscard]] std::string_view foreign_format_by_bytes(std::string_view bytes);

/// By the extension alone.
[[nodiscard]] std::string_view foreign_format_by_extension(std::string_view extension);

/// Whether an OLE2 container holds an encrypted Office document.
[[nodiscard]] bool is_encrypted_office(std::string_view bytes);

}  // namespace indexer
