#pragma once

#include <string_view>

#include "passage/model/metadata.h"

namespace indexer {

/// What a JSON-LD script (schema.org) says about the page: the first article, report, web page or the like in it, by
/// headline or name, datePublished, author, publisher, inLanguage. Empty for what is not JSON, or speaks of nothing
/// known. Dates that are none are passed over.
[[nodiscard]] passage::Metadata read_json_ld(std::string_view json);

}  // namespace indexer
