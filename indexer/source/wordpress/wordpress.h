#pragma once

#include <filesystem>

#include "indexer/known_items.h"
#include "indexer/source/listing.h"
#include "indexer/source/source.h"

namespace indexer {

/// Lists the published posts of a WordPress and the files of its media library, over its REST API: all ids, and the
/// texts of those that are new or changed, or whose versions are. The files themselves are fetched by Listing::fetch.
/// Drafts, private posts and those with a password, and files that belong to them, are never in it.
/// The texts wait in a file without a name in `data_directory`. Throws SourceError when the site does not answer in
/// full.
[[nodiscard]] Listing list_wordpress(const Source& source, const KnownItems& known,
                                     const std::filesystem::path& data_directory);

}  // namespace indexer
