#pragma once

#include <filesystem>

#include "indexer/item_processor.h"
#include "indexer/known_items.h"
#include "indexer/source/listing.h"
#include "indexer/source/source.h"

namespace indexer {

/// Lists the documents of a web site, by its sitemaps, its feeds and its links; the path of an item is the page's
/// address without its scheme. Bytes of what is new or changed wait in a file without a name in `data_directory`; what
/// has not changed is not fetched. Of pages with one canonical address there is one document. Pages are read by
/// `extractor`. Throws SourceError when the site cannot be read, or, unless `allow_shrink`, answers as a whole in a way
/// that no site means.
[[nodiscard]] Listing list_web(const Source& source, const KnownItems& known,
                               const std::filesystem::path& data_directory, const Extractor& extractor,
                               bool allow_shrink);

}  // namespace indexer
