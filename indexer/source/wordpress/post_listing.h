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

  friend bool operator==(const ListedPost&, const ListedPost&) = default;
};

struct PostList {
  std::vector<ListedPost> posts;  ///< By id.
  std::uint64_t total = 0;        ///< As the site counts them. More than `posts` where some media are not public.
  std::int64_t walked = 0;        ///< When all pages of the list were read, in seconds since 1970.

  friend bool operator==(const PostList&, const PostList&) = default;
};

/// The posts that are published. Media are left out by WordPress where they belong to what is not published, and
/// counted nevertheless; of anything else the list holds as many as the site says that there are, or it throws
/// SourceError: a list that is half there would remove the other half.
///
/// Of a long list that is remembered from less than a day before `now`, only what was modified since and the newest
/// posts are asked for (a post that was scheduled appears without being modified). If they and the memory add up to the
/// site's count, that is the list; if not, something has gone, and all pages are read. What this cannot see, a post
/// that goes while an old one comes back unmodified, is seen the next day.
[[nodiscard]] PostList list_posts(RestApi& api, const PostGroup& group, const PostList* remembered, std::int64_t now);

}  // namespace indexer
