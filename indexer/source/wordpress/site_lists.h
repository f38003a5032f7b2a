#pragma once

#include <deque>
#include <vector>

#include "indexer/source/wordpress/listing_memory.h"
#include "indexer/source/wordpress/post_listing.h"
#include "indexer/source/wordpress/rest_api.h"
#include "indexer/source/wordpress/wordpress_site.h"

namespace indexer {

/// A post and the group that it was listed in.
struct SitePost {
  const PostGroup* group;
  ListedPost post;
};

/// What the configuration asks for, media last. Throws SourceError for a type that the site does not have.
[[nodiscard]] std::deque<PostGroup> groups_of(const RestApi& api, const WordPressSite& site);

/// Everything in these groups that anybody may read, group by group. A file of the media library that belongs to a post
/// is among them only if that post is shown as published and without a password, whatever its type is: with a password
/// of ours WordPress shows the files of drafts, and without one those of posts that have a password. `memory` is used
/// unless `full`, and brought up to date. Throws SourceError.
[[nodiscard]] std::vector<SitePost> public_posts(RestApi& api, const std::deque<PostGroup>& groups,
                                                 ListingMemory& memory, bool full);

}  // namespace indexer
