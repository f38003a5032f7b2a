#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/source/wordpress/rest_api.h"

namespace indexer {

/// What is asked for together: a type of posts, or the media of one kind.
struct PostGroup {
  std::string slug;   ///< "post"; stands in the paths of its items.
  std::string route;  ///< "wp/v2/posts"
  std::string query;  ///< What singles it out, "mime_type=application%2Fpdf"; empty for the whole route.
  bool is_media = false;
};

/// A post as a list shows it, its text aside.
struct ListedPost {
  std::uint64_t id = 0;
  std::string modified;       ///< "2018-02-22T10:00:00", UTC.
  std::uint64_t parent = 0;   ///< Of media: the post that they belong to, if any.
  bool is_protected = false;  ///< By a password.
};

/// The posts that are published, by id. Media are left out by WordPress where they belong to what is not published, and
/// counted nevertheless; of anything else the list holds as many as the site says that there are, or it throws
/// SourceError: a list that is half there would remove the other half.
[[nodiscard]] std::vector<ListedPost> list_posts(RestApi& api, const PostGroup& group);

}  // namespace indexer
