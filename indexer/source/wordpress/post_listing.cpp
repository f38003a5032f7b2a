#include "indexer/source/wordpress/post_listing.h"

#include <algorithm>
#include <optional>

#include "indexer/source/source_error.h"
#include "indexer/source/wordpress/json_value.h"

namespace indexer {
namespace {

constexpr std::uint64_t posts_of_page = 100;
constexpr std::uint64_t most_pages = 10'000;
constexpr int most_rounds = 3;

/// All pages of a list; nothing when the site changed in between.
std::optional<std::vector<ListedPost>> list_once(RestApi& api, const PostGroup& group) {
  const std::string query = (group.query.empty() ? "" : group.query + "&") +
                            "_fields=id,modified_gmt,status,post,content.protected&orderby=id&order=asc&per_page=" +
                            std::to_string(posts_of_page);
  std::vector<ListedPost> posts;
  std::uint64_t total = 0;
  std::uint64_t delivered = 0;
  std::uint64_t pages = 1;
  for (std::uint64_t page = 1; page <= pages; ++page) {
    const RestAnswer answer = api.get(group.route, query + "&page=" + std::to_string(page));
    if (!answer.json.IsArray()) throw SourceError("the list of " + group.route + " is no list");
    if (page == 1) {
      total = answer.total;
      pages = std::min(answer.pages, most_pages);
    } else if (answer.total != total) {
      return std::nullopt;
    }
    delivered += answer.json.Size();
    for (const rapidjson::Value& value : answer.json.GetArray()) {
      const std::string status = text_of(value, "status");
      if (!status.empty() && status != (group.is_media ? "inherit" : "publish")) continue;
      posts.push_back({.id = number_of(value, "id"),
                       .modified = text_of(value, "modified_gmt"),
                       .parent = number_of(value, "post"),
                       .is_protected = flag_of(member_of(value, "content"), "protected")});
    }
  }
  std::ranges::sort(posts, {}, &ListedPost::id);
  const bool has_doubles = std::ranges::adjacent_find(posts, {}, &ListedPost::id) != posts.end();
  const bool is_whole = group.is_media ? delivered <= total : delivered == total;
  if (has_doubles || !is_whole) return std::nullopt;
  if (!posts.empty() && posts.front().id == 0) throw SourceError("the list of " + group.route + " has no ids");
  return posts;
}

}  // namespace

std::vector<ListedPost> list_posts(RestApi& api, const PostGroup& group) {
  for (int round = 0; round < most_rounds; ++round) {
    if (auto posts = list_once(api, group)) return std::move(*posts);
  }
  throw SourceError(
      "the pages of the list of " + group.route +
      " do not add up to the number that the site names (X-WP-Total); is a cache or a plugin in between?");
}

}  // namespace indexer
