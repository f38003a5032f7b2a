// A long list is not read page by page each quarter of an hour.
#include "indexer/source/wordpress/listing_memory.h"

#include <ctime>
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/indexer/source/wordpress/indexed_site.h"

using namespace indexer;
using Catch::Contains;
using tests::sentences;

namespace {

constexpr std::int64_t day = 24 * 60 * 60;

/// A site of five pages of posts, asked as the indexer does.
struct LongList {
  tests::FakeWordPress wordpress;
  HttpClient client{{.user_agent = "test", .may_connect_to = is_any_address}};
  PostGroup group{.slug = "post", .route = "wp/v2/posts"};
  std::int64_t now = std::time(nullptr);

  LongList() {
    wordpress.change([](auto& posts) {
      for (std::uint64_t id = 1; id <= 450; ++id) posts[id] = {.title = "A post"};
      posts[450].modified = "2026-01-20T10:00:00";
    });
  }

  PostList list(const PostList* remembered) {
    RestApi api(client, wordpress.url());
    wordpress.change([](auto&) {});
    PostList found = list_posts(api, group, remembered, now);
    questions = wordpress.requests().size();
    return found;
  }

  std::size_t questions = 0;
};

const ListedPost& with_id(const PostList& list, std::uint64_t id) {
  return *std::ranges::find(list.posts, id, &ListedPost::id);
}

}  // namespace

TEST_CASE_METHOD(LongList, "a long list is caught up with instead of being read again", "[wordpress]") {
  const PostList first = list(nullptr);
  CHECK(questions == 5);
  CHECK(first.posts.size() == 450);
  SECTION("nothing has changed") {
    CHECK(list(&first) == first);
    CHECK(questions == 2);
    CHECK_THAT(wordpress.asked("modified_after").at(0), Contains("modified_after=2026-01-20T08:00:00Z"));
  }
  SECTION("one was edited, one is new") {
    wordpress.change([](auto& posts) {
      posts[7].modified = "2026-02-01T10:00:00";
      posts[500] = {.modified = "2026-02-01T11:00:00", .title = "New"};
    });
    const PostList next = list(&first);
    CHECK(questions == 2);
    CHECK(with_id(next, 7).modified == "2026-02-01T10:00:00");
    CHECK(next.posts.size() == 451);
    CHECK(next.walked == first.walked);
  }
  SECTION("a scheduled one has appeared, and was not modified") {
    wordpress.change(
        [](auto& posts) { posts[500] = {.modified = "2026-01-01T10:00:00", .date = "2026-02-01T10:00:00"}; });
    CHECK(with_id(list(&first), 500).modified == "2026-01-01T10:00:00");
    CHECK(questions == 2);
  }
  SECTION("one has gone") {
    wordpress.change([](auto& posts) { posts[7].status = "trash"; });
    const PostList next = list(&first);
    CHECK(questions == 7);
    CHECK(next.posts.size() == 449);
  }
  SECTION("one has gone and another has come") {
    wordpress.change([](auto& posts) {
      posts[7].status = "trash";
      posts[500] = {.modified = "2026-02-01T11:00:00"};
    });
    CHECK(list(&first).posts.size() == 450);
    CHECK(questions == 7);
  }
  SECTION("many were edited") {
    wordpress.change([](auto& posts) {
      for (std::uint64_t id = 1; id <= 101; ++id) posts[id].modified = "2026-02-01T10:00:00";
    });
    CHECK(with_id(list(&first), 101).modified == "2026-02-01T10:00:00");
    CHECK(questions == 6);
  }
  SECTION("a password was set on one") {
    wordpress.change([](auto& posts) {
      posts[7].modified = "2026-02-01T10:00:00";
      posts[7].is_protected = true;
    });
    CHECK(with_id(list(&first), 7).is_protected);
  }
  SECTION("a day has passed") {
    now += day;
    CHECK(list(&first).walked == now);
    CHECK(questions == 5);
  }
  SECTION("the clock was put back") {
    now -= day;
    CHECK(list(&first).walked == now);
    CHECK(questions == 5);
  }
}

TEST_CASE("a memory is what was kept, and none where it is damaged or of another site", "[wordpress]") {
  const tests::TemporaryDirectory directory;
  const std::filesystem::path file = directory.path() / "sources" / "x.json";
  const PostGroup group{.slug = "post", .route = "wp/v2/posts"};
  const PostList list{
      .posts = {{.id = 3, .modified = "2026-01-05T10:00:00", .parent = 1, .is_protected = true}, {.id = 4}},
      .total = 3,
      .walked = 1234};
  ListingMemory memory(file, "https://example.org");
  CHECK(memory.find(group) == nullptr);
  memory.keep(group, list);
  memory.save();
  const ListingMemory again(file, "https://example.org");
  REQUIRE(again.find(group) != nullptr);
  CHECK(*again.find(group) == list);
  CHECK(again.find({.slug = "page", .route = "wp/v2/pages"}) == nullptr);
  CHECK(ListingMemory(file, "https://example.net").find(group) == nullptr);

  const std::string good = tests::content(file);
  for (const std::string& bad :
       {std::string{}, good.substr(0, good.size() / 2), std::string("[]"), std::string("{\"memory\":1}")}) {
    std::ofstream(file) << bad;
    CHECK(ListingMemory(file, "https://example.org").find(group) == nullptr);
  }
  std::string less = good;
  less.replace(less.find("\"total\":3"), 9, "\"total\":1");
  std::ofstream(file) << less;
  CHECK(ListingMemory(file, "https://example.org").find(group)->posts.empty());
}

TEST_CASE("a site of many pages costs a few questions when nothing has changed", "[wordpress]") {
  tests::IndexedSite site;
  site.wordpress.change([](auto& posts) {
    for (std::uint64_t id = 1000; id < 1350; ++id) posts[id] = {.title = "More", .content = sentences("more of it")};
    posts[1].modified = "2026-01-20T10:00:00";
  });
  REQUIRE(site.index().status == 0);
  site.wordpress.change([](auto&) {});
  CHECK_THAT(site.index().err, Contains("Nothing has changed"));
  CHECK(site.wordpress.requests().size() == 5);
  CHECK(site.count("unchanged") == 354);
  site.wordpress.change([](auto& posts) { posts[1100].status = "trash"; });
  REQUIRE(site.index().status == 0);
  CHECK(site.count("removed") == 1);
  site.wordpress.change([](auto&) {});
  REQUIRE(site.index({"--full"}).status == 0);
  CHECK(site.wordpress.asked("modified_after").empty());
  CHECK(site.wordpress.asked("include=").size() > 10);
}
