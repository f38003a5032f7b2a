#pragma once

#include <string_view>

#include "passage/model/metadata.h"

namespace indexer {

/// Reads the Dublin Core elements of docProps/core.xml or of meta.xml: title, creators, language, keywords; the date of
/// making is the last resort. What programs and templates write there by themselves is left out.
[[nodiscard]] passage::Metadata office_metadata(std::string_view xml, const std::string& file_name);

}  // namespace indexer
