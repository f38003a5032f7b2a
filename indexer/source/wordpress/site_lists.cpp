#include "indexer/source/wordpress/site_lists.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <set>
#include <string>
#include <utility>

#include "indexer/source/source_error.h"
#include "indexer/source/web/url.h"
#include "indexer/source/wordpress/json_value.h"

namespace indexer {
namespace {

using Ids = std::set<std::uint64_t>;

std::string type_names(const rapidjson::Value& types) {
  std::string names;
  for (const auto& type : types.GetObject()) names += std::string(" ") + type.name.GetString();
  return names;
}

/// Empty for a type that the REST API does not show.
std::string route_of(const rapidjson::Value& type) {
  const std::string base = text_of(type, "rest_base");
  const std::string space = text_of(type, "rest_namespace");  // since WordPress 5.9
  return base.empty() ? "" : (space.empty() ? "wp/v2" : space) + "/" + base;
}

/// Types of WordPress's own that are no texts and have no files.
bool is_internal(std::string_view type) {
  constexpr std::array internal{std::string_view("attachment"), std::string_view("nav_menu_item")};
  return type.starts_with("wp_") || std::ranges::find(internal, type) != internal.end();
}

class Lists {
 public:
  Lists(RestApi& api, ListingMemory& memory, bool full) : api_(api), memory_(memory), full_(full) {}

  std::vector<SitePost> read(const std::deque<PostGroup>& groups) {
    const std::int64_t now = std::time(nullptr);
    std::vector<SitePost> all;
    for (const PostGroup& group : groups) {
      for (ListedPost& post : list(group, now).posts) all.push_back({&group, std::move(post)});
    }
    find_parents(all, groups);
    std::erase_if(all, [&](const SitePost& one) {
      return one.post.is_protected ||
             (one.post.parent != 0 && one.group->is_media && !public_.contains(one.post.parent));
    });
    memory_.save();
    return all;
  }

 private:
  PostList list(const PostGroup& group, std::int64_t now) {
    const PostList* remembered = memory_.find(group);
    // Files come and go with the posts that they belong to, and are not modified by that.
    const bool use_memory = !full_ && !(group.is_media && posts_changed_);
    PostList found = list_posts(api_, group, use_memory ? remembered : nullptr, now);
    if (!group.is_media) {
      posts_changed_ = posts_changed_ || remembered == nullptr || !has_same_posts(found, *remembered);
      for (const ListedPost& post : found.posts) (post.is_protected ? withheld_ : public_).insert(post.id);
    }
    memory_.keep(group, found);
    return found;
  }

  static bool has_same_posts(const PostList& one, const PostList& other) {
    return std::ranges::equal(one.posts, other.posts, [](const ListedPost& a, const ListedPost& b) {
      return a.id == b.id && a.is_protected == b.is_protected;
    });
  }

  /// Looks among the types that are not taken in for the posts that files belong to.
  void find_parents(const std::vector<SitePost>& all, const std::deque<PostGroup>& groups) {
    Ids unknown;
    for (const SitePost& one : all) {
      const std::uint64_t parent = one.group->is_media ? one.post.parent : 0;
      if (parent != 0 && !public_.contains(parent) && !withheld_.contains(parent)) unknown.insert(parent);
    }
    if (unknown.empty()) return;
    for (const auto& type : api_.types().GetObject()) {
      const std::string name = type.name.GetString();
      const std::string route = route_of(type.value);
      const bool was_listed = std::ranges::find(groups, name, &PostGroup::slug) != groups.end();
      if (!route.empty() && !was_listed && !is_internal(name)) ask_for(unknown, route);
    }
  }

  void ask_for(const Ids& unknown, const std::string& route) {
    constexpr std::size_t together = 100;
    for (auto next = unknown.begin(); next != unknown.end();) {
      std::string ids;
      for (std::size_t i = 0; i < together && next != unknown.end(); ++i)
        ids += (ids.empty() ? "" : ",") + std::to_string(*next++);
      const auto answer = api_.get_if_open(route, "_fields=id,status,content.protected&per_page=100&include=" + ids);
      if (!answer || !answer->json.IsArray()) return;
      for (const rapidjson::Value& post : answer->json.GetArray()) {
        const bool is_public =
            text_of(post, "status") == "publish" && !flag_of(member_of(post, "content"), "protected");
        if (is_public) public_.insert(number_of(post, "id"));
      }
    }
  }

  RestApi& api_;
  ListingMemory& memory_;
  bool full_;
  bool posts_changed_ = false;
  Ids public_;
  Ids withheld_;
};

}  // namespace

std::deque<PostGroup> groups_of(const RestApi& api, const WordPressSite& site) {
  std::deque<PostGroup> groups;
  for (const std::string& slug : site.types) {
    std::string route = route_of(member_of(api.types(), slug.c_str()));
    if (route.empty()) {
      throw SourceError(site.url + " has no type of posts \"" + slug + "\" in its REST API; it has" +
                        type_names(api.types()));
    }
    groups.push_back({.slug = slug, .route = std::move(route)});
  }
  for (const std::string& mime_type : site.media) {
    groups.push_back({.slug = "attachment",
                      .route = "wp/v2/media",
                      .query = "mime_type=" + query_value(mime_type),
                      .is_media = true});
  }
  return groups;
}

std::vector<SitePost> public_posts(RestApi& api, const std::deque<PostGroup>& groups, ListingMemory& memory,
                                   bool full) {
  return Lists(api, memory, full).read(groups);
}

}  // namespace indexer
