#pragma once

#include <string>
#include <vector>

#include <libxml/tree.h>

#include "indexer/extract/extraction.h"

namespace indexer {

/// What a page says about itself, most deliberate first: citation_* and dcterms, JSON-LD, OpenGraph, plain meta
/// elements, the title, the only h1 among `blocks` where the title is no more than it plus the site's name, the first
/// time element. `url` is the canonical link if it is http or https. Bad dates are said in `remarks`.
[[nodiscard]] passage::Metadata html_metadata(const xmlDoc& document, const std::vector<Block>& blocks,
                                              std::vector<std::string>& remarks);

}  // namespace indexer
