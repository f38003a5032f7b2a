#pragma once

#include <filesystem>
#include <iosfwd>

#include "passage/model/document.h"

namespace indexer {

struct ExtractOptions {
  std::filesystem::path file;
  bool json = false;
};

/// Shows what extraction sees in a file, sandbox and segmentation included; a sidecar beside it counts. Returns 0, or 1
/// with the reason on `err` when the file cannot be read. Throws passage::Error when nothing can be extracted at all.
int run_extract(const ExtractOptions& options, std::ostream& out, std::ostream& err);

/// A document for a person, and as JSON with the members of CONTRACT.md.
[[nodiscard]] std::string document_text(const passage::Document& document);
[[nodiscard]] std::string document_json(const passage::Document& document);

}  // namespace indexer
