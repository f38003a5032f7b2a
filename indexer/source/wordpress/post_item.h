#pragma once

#include <string>
#include <string_view>

#include "indexer/source/listing.h"
#include "indexer/source/source.h"
#include "indexer/source/wordpress/page_head.h"
#include "indexer/source/wordpress/post.h"

namespace indexer {

/// The key that the translations of a post share, by the site's configuration and by its plugins; empty where neither
/// says anything.
[[nodiscard]] std::string work_of(const Post& post, const Source& source);

/// A post with its text as a row of JSONL, which the extractor reads (see extract_web_row()).
[[nodiscard]] std::string row_of_post(const Post& post, const PageHead& page, std::string_view type,
                                      const Source& source);

/// What is declared about a file of the media library, encoded as Item::declared. A title that is nothing but the name
/// of the file is none: the file may have a better one.
[[nodiscard]] std::string declared_of_media(const Post& media, const Source& source);

/// "report.pdf", for its format and in place of a title.
[[nodiscard]] std::string file_name_of_media(const Post& media);

}  // namespace indexer
