#pragma once

#include <cstdint>
#include <string>

#include "passage/index/records.h"

namespace searchd {

/// Where the daemon serves the file of a version; empty where it does not.
[[nodiscard]] std::string file_url(const passage::VersionRecord& version);

/// Where a version can be read: its own url, else the file that the daemon serves, else the reading view.
[[nodiscard]] std::string document_url(const passage::VersionRecord& version);

/// A link to the very place of a passage: `#page=` of a PDF, the second of a recording, the heading's id or a text
/// fragment of an HTML page; the reading view where the document's format has no such links.
[[nodiscard]] std::string place_url(const passage::VersionRecord& version, const passage::PassageRecord& passage);

}  // namespace searchd
