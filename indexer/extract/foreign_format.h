#pragma once

#include <string_view>

namespace indexer {

/// Names of formats that Passage does not read, for the report: "a Word document of the old kind (.doc)". By the first
/// bytes; empty when they are nobody's mark.
[[nodiscard]] std::string_view foreign_format_by_bytes(std::string_view bytes);

/// By the extension, lower case and without the dot; empty for an unknown one.
[[nodiscard]] std::string_view foreign_format_by_extension(std::string_view extension);

/// Whether an OLE2 container holds an encrypted Office document.
[[nodiscard]] bool is_encrypted_office(std::string_view bytes);

}  // namespace indexer
