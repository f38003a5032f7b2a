#include "indexer/source/wordpress/wordpress.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "indexer/extract/jsonl.h"
#include "indexer/fingerprint.h"
#include "indexer/source/source_error.h"
#include "indexer/source/wordpress/listing_memory.h"
#include "indexer/source/wordpress/page_reader.h"
#include "indexer/source/wordpress/post_item.h"
#include "indexer/source/wordpress/rest_api.h"
#include "indexer/source/wordpress/site_fetcher.h"
#include "indexer/source/wordpress/site_lists.h"
#include "indexer/web_address.h"

namespace indexer {
namespace {

constexpr std::size_t texts_together = 20;

class Reader {
 public:
  Reader(const Source& source, const KnownItems& known, const std::filesystem::path& data_directory)
      : source_(source),
        site_(*source.wordpress),
        known_(known),
        fetcher_(std::make_shared<SiteFetcher>(site_, data_directory)),
        api_(fetcher_->client(), site_.url),
        pages_(fetcher_->client(), site_),
        groups_(groups_of(api_, site_)),
        memory_(data_directory / "sources" / (content_hash(source.identity()) + ".json"), site_.url) {}

  Listing read() {
    list_all();
    take_over_unchanged();
    want_company_of_the_vanished();
    while (!wanted_.empty()) fetch_some();
    return finish();
  }

 private:
  struct Entry {
    const PostGroup* group;
    ListedPost post;
    std::string path;
    bool wanted = false;
    std::optional<Item> item;  ///< Nothing for what turned out not to be public.
  };

  void list_all() {
    for (SitePost& listed : public_posts(api_, groups_, memory_, known_.is_full())) {
      by_id_[listed.post.id] = entries_.size();
      std::string path = listed.group->slug + "/" + std::to_string(listed.post.id);
      entries_.push_back({.group = listed.group, .post = std::move(listed.post), .path = std::move(path)});
    }
  }

  void take_over_unchanged() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      Entry& entry = entries_[i];
      const LedgerEntry* before = known_.unchanged(entry.path, entry.post.modified);
      if (before == nullptr) {
        want(i);
      } else {
        entry.item = Item{.path = entry.path,
                          .state = before->state,
                          .remote = std::make_shared<Remote>(Remote{.version = before->version, .unchanged = true})};
      }
    }
  }

  /// Versions name each other: where one has gone, the others have changed too, though WordPress does not count that.
  void want_company_of_the_vanished() {
    std::set<std::string_view> here;
    for (const Entry& entry : entries_) here.insert(entry.path);
    std::set<std::string_view> works;
    for (const LedgerEntry* before : known_.all()) {
      known_at_.emplace(before->clues.url, before);
      if (!here.contains(before->path)) works.insert(before->work);
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const LedgerEntry* before = known_.find(entries_[i].path);
      if (before != nullptr && !before->refused && works.contains(before->work)) want(i);
    }
  }

  void want(std::size_t index) {
    if (std::exchange(entries_[index].wanted, true)) return;
    entries_[index].item.reset();
    wanted_.push_back(index);
  }

  /// The next ones of one group, in one question.
  void fetch_some() {
    const PostGroup& group = *entries_[wanted_.front()].group;
    std::map<std::uint64_t, std::size_t> asked;
    std::string ids;
    while (!wanted_.empty() && asked.size() < texts_together && entries_[wanted_.front()].group == &group) {
      const std::size_t index = wanted_.front();
      wanted_.pop_front();
      asked[entries_[index].post.id] = index;
      ids += (ids.empty() ? "" : ",") + std::to_string(entries_[index].post.id);
    }
    const RestAnswer answer =
        api_.get(group.route, "_embed=author,wp:term&per_page=" + std::to_string(texts_together) + "&include=" + ids +
                                  (group.query.empty() ? "" : "&" + group.query));
    if (!answer.json.IsArray()) throw SourceError("the texts of " + group.route + " are no list");
    std::size_t delivered = 0;
    for (const rapidjson::Value& object : answer.json.GetArray()) {
      const Post post = read_post(object);
      const auto found = asked.find(post.id);
      if (found == asked.end()) continue;
      ++delivered;
      if (post.is_public) take(post, entries_[found->second]);
    }
    if (delivered != asked.size()) {
      throw SourceError(site_.url + " lists " + std::to_string(asked.size()) + " texts of " + group.route +
                        " and delivers " + std::to_string(delivered));
    }
  }

  void take(const Post& post, Entry& entry) {
    Remote remote{.version = entry.post.modified};
    Item item{.path = entry.path};
    PageHead page;
    if (entry.group->is_media) {
      remote.address = post.source_url;
      remote.hints = {.file_name = file_name_of_media(post), .content_type = post.mime_type};
      remote.caption = post.caption;
      remote.date = passage::parse_date(post.date);
      item.declared = declared_of_media(post, source_);
    } else {
      remote.address = post.link;
      remote.hints = {.content_type = std::string(web_row_content_type)};
      if (!post.names_translations) page = pages_.head_of(post.link);
      const std::string row = row_of_post(post, page, entry.group->slug, source_);
      item.state.size = row.size();
      fetcher_->keep_text(entry.path, row);
    }
    item.remote = std::make_shared<Remote>(std::move(remote));
    entry.item = std::move(item);
    want_translations(post, page);
  }

  /// The versions that this one names and that do not know of it yet.
  void want_translations(const Post& post, const PageHead& page) {
    const std::string work = work_of(post, source_);
    for (const std::uint64_t id : post.translations) {
      const auto found = by_id_.find(id);
      if (found == by_id_.end()) continue;
      const LedgerEntry* before = known_.find(entries_[found->second].path);
      if (before != nullptr && before->clues.work != work) want(found->second);
    }
    const std::string own = web_address(post.link);
    for (const std::string& link : page.alternates) {
      const auto found = known_at_.find(web_address(link, post.link));
      if (found == known_at_.end() || std::ranges::count(found->second->clues.alternates, own) > 0) continue;
      const auto index = std::ranges::find(entries_, found->second->path, &Entry::path);
      if (index != entries_.end() && index->path != entries_[by_id_.at(post.id)].path) {
        want(static_cast<std::size_t>(index - entries_.begin()));
      }
    }
  }

  Listing finish() {
    Listing listing{.fetch = [fetcher = fetcher_](const Item& item) { return fetcher->fetch(item); }};
    for (Entry& entry : entries_) {
      if (entry.item) listing.items.push_back(std::move(*entry.item));
    }
    if (!pages_.problem().empty()) listing.remarks.push_back({site_.url, pages_.problem()});
    return listing;
  }

  const Source& source_;
  const WordPressSite& site_;
  const KnownItems& known_;
  std::shared_ptr<SiteFetcher> fetcher_;
  RestApi api_;
  PageReader pages_;
  std::deque<PostGroup> groups_;  // entries point into it
  ListingMemory memory_;
  std::vector<Entry> entries_;
  std::unordered_map<std::uint64_t, std::size_t> by_id_;
  std::unordered_map<std::string, const LedgerEntry*> known_at_;  // by address
  std::deque<std::size_t> wanted_;
};

}  // namespace

Listing list_wordpress(const Source& source, const KnownItems& known, const std::filesystem::path& data_directory) {
  return Reader(source, known, data_directory).read();
}

}  // namespace indexer
