#include "indexer/source/wordpress/post_listing.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <optional>

#include "indexer/source/source_error.h"
#include "indexer/source/wordpress/json_value.h"

namespace indexer {
namespace {

constexpr std::uint64_t posts_of_page = 100;
constexpr std::uint64_t most_pages = 10'000;
constexpr int most_rounds = 3;
/// Lists of fewer pages are read as quickly as asked about.
constexpr std::uint64_t short_list = 2 * posts_of_page;
constexpr std::int64_t day = 24 * 60 * 60;
/// WordPress compares local times, which go back by an hour once a year.
constexpr std::time_t overlap = 2 * 60 * 60;

struct Page {
  std::vector<ListedPost> posts;
  std::uint64_t delivered = 0;  ///< With those that are not public.
  std::uint64_t total = 0;
  std::uint64_t pages = 0;
};

Page read_page(RestApi& api, const PostGroup& group, const std::string& order, std::uint64_t number) {
  const RestAnswer answer =
      api.get(group.route, (group.query.empty() ? "" : group.query + "&") + order +
                               "&_fields=id,modified_gmt,status,post,content.protected&per_page=" +
                               std::to_string(posts_of_page) + "&page=" + std::to_string(number));
  if (!answer.json.IsArray()) throw SourceError("the list of " + group.route + " is no list");
  Page page{.delivered = answer.json.Size(), .total = answer.total, .pages = std::min(answer.pages, most_pages)};
  for (const rapidjson::Value& value : answer.json.GetArray()) {
    const std::string status = text_of(value, "status");
    if (!status.empty() && status != (group.is_media ? "inherit" : "publish")) continue;
    page.posts.push_back({.id = number_of(value, "id"),
                          .modified = text_of(value, "modified_gmt"),
                          .parent = number_of(value, "post"),
                          .is_protected = flag_of(member_of(value, "content"), "protected")});
    if (page.posts.back().id == 0) throw SourceError("the list of " + group.route + " has no ids");
  }
  return page;
}

/// All pages of a list; nothing when the site changed in between.
std::optional<PostList> walk(RestApi& api, const PostGroup& group) {
  Page page = read_page(api, group, "orderby=id&order=asc", 1);
  PostList list{.posts = std::move(page.posts), .total = page.total};
  std::uint64_t delivered = page.delivered;
  for (std::uint64_t number = 2, pages = page.pages; number <= pages; ++number) {
    page = read_page(api, group, "orderby=id&order=asc", number);
    if (page.total != list.total) return std::nullopt;
    delivered += page.delivered;
    list.posts.insert(list.posts.end(), page.posts.begin(), page.posts.end());
  }
  std::ranges::sort(list.posts, {}, &ListedPost::id);
  const bool has_doubles = std::ranges::adjacent_find(list.posts, {}, &ListedPost::id) != list.posts.end();
  const bool is_whole = group.is_media ? delivered <= list.total : delivered == list.total;
  return has_doubles || !is_whole ? std::nullopt : std::optional(std::move(list));
}

/// "modified_after=…" from shortly before the newest change that is known; nothing where none is.
std::optional<std::string> modified_since(const PostList& list) {
  const auto newest = std::ranges::max_element(list.posts, {}, &ListedPost::modified);
  std::tm time{};
  if (newest == list.posts.end() || ::strptime(newest->modified.c_str(), "%Y-%m-%dT%H:%M:%S", &time) == nullptr) {
    return std::nullopt;
  }
  const std::time_t since = ::timegm(&time) - overlap;
  std::array<char, 40> text{};
  if (std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", ::gmtime_r(&since, &time)) == 0)
    return std::nullopt;
  return std::string("modified_after=") + text.data();
}

/// The list as it must be now by what is remembered; nothing where that does not add up.
std::optional<PostList> catch_up(RestApi& api, const PostGroup& group, const PostList& remembered) {
  const auto since = modified_since(remembered);
  if (!since) return std::nullopt;
  const Page modified = read_page(api, group, *since + "&orderby=modified&order=asc", 1);
  if (modified.pages > 1) return std::nullopt;
  const Page newest = read_page(api, group, "orderby=date&order=desc", 1);
  std::map<std::uint64_t, ListedPost> by_id;
  for (const auto* posts : {&remembered.posts, &modified.posts, &newest.posts}) {
    for (const ListedPost& post : *posts) by_id[post.id] = post;
  }
  const std::uint64_t hidden = remembered.total - remembered.posts.size();
  if (by_id.size() + hidden != newest.total) return std::nullopt;
  PostList list{.total = newest.total, .walked = remembered.walked};
  for (auto& [id, post] : by_id) list.posts.push_back(std::move(post));
  return list;
}

}  // namespace

PostList list_posts(RestApi& api, const PostGroup& group, const PostList* remembered, std::int64_t now) {
  const bool is_of_use = remembered != nullptr && remembered->posts.size() > short_list && remembered->walked <= now &&
                         now - remembered->walked < day;
  if (is_of_use) {
    if (auto list = catch_up(api, group, *remembered)) return std::move(*list);
  }
  for (int round = 0; round < most_rounds; ++round) {
    if (auto list = walk(api, group)) {
      list->walked = now;
      return std::move(*list);
    }
  }
  throw SourceError(
      "the pages of the list of " + group.route +
      " do not add up to the number that the site names (X-WP-Total); is a cache or a plugin in between?");
}

}  // namespace indexer
