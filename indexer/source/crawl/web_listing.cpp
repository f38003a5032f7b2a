#include "indexer/source/crawl/web_listing.h"

#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

#include "indexer/fingerprint.h"
#include "indexer/source/crawl/crawl.h"
#include "indexer/source/crawl/crawl_verdict.h"
#include "indexer/source/source_error.h"
#include "indexer/source/web/fetch_error.h"
#include "indexer/source/web/site_http_options.h"
#include "passage/index/byte_codec.h"

namespace indexer {
namespace {

using State = CrawledPage::State;

constexpr std::size_t most_broken_links = 1'000;
constexpr std::size_t longest_chain = 20;

/// What items are fetched from: everything was fetched when the site was listed.
struct Fetched {
  explicit Fetched(const std::filesystem::path& directory) : spool(directory) {}

  ByteSpool spool;
  std::unordered_map<std::string, ByteSpool::Slot> slots;  // by Item::path
  std::unordered_map<std::string, std::string> problems;

  [[nodiscard]] std::string fetch(const Item& item) const {
    if (const auto slot = slots.find(item.path); slot != slots.end()) return spool.read(slot->second);
    const auto problem = problems.find(item.path);
    throw FetchError("cannot fetch " + item.remote->address + ": " +
                     (problem == problems.end() ? "there was no time for it in this run" : problem->second));
  }
};

/// All that decides which links of a page are followed.
std::string link_settings(const Source& source) {
  const WebSite& site = *source.web;
  passage::ByteWriter all;
  all.number(extraction_version);
  for (const auto* texts : {&site.start, &site.feeds, &site.scope, &source.include, &source.exclude}) all.texts(*texts);
  all.texts(site.sitemaps.value_or(std::vector<std::string>{}));
  all.flag(site.follows_pages());
  return content_hash(all.bytes());
}

class Lister {
 public:
  Lister(const Source& source, const KnownItems& known, const std::filesystem::path& directory,
         const Extractor& extractor)
      : site_(*source.web),
        memory_(directory / "sources" / (content_hash(source.identity()) + ".crawl"), link_settings(source)),
        client_(options_for(site_)),
        fetched_(std::make_shared<Fetched>(directory)),
        crawl_(source, known, client_, extractor, memory_, fetched_->spool) {}

  Listing list(bool allow_shrink) {
    crawl_.run();
    const std::string problem = allow_shrink ? std::string{} : crawl_problem(crawl_.pages());
    if (!problem.empty()) throw SourceError(problem + " (--allow-shrink, if it is meant to be so)");
    for (auto& [key, page] : crawl_.pages()) {
      if (CrawledPage* document = spokesman(key)) documents_.insert(document->page.key);
      if (page.state == State::Failed) add_failed(page);
    }
    for (const std::string& key : documents_) add_document(crawl_.pages().at(key));
    add_broken_links();
    memory_.save();
    std::ranges::move(crawl_.remarks(), std::back_inserter(listing_.remarks));
    listing_.fetch = [fetched = fetched_](const Item& item) { return fetched->fetch(item); };
    return std::move(listing_);
  }

 private:
  static HttpOptions options_for(const WebSite& site) {
    HttpOptions options = site_http_options(site.contact, site.allow_private_addresses, site.certificates);
    options.all = site.longest;
    return options;
  }

  CrawledPage* find(const std::string& key) {
    const auto found = crawl_.pages().find(key);
    return found == crawl_.pages().end() ? nullptr : &found->second;
  }

  /// Whether the index has, or gets, a document of this address.
  static bool is_document(const CrawledPage& page) {
    const bool keeps = page.state == State::Failed || page.state == State::Waiting;
    return page.state == State::Document || (keeps && page.before != nullptr && !page.before->refused);
  }

  /// The page that speaks for an address: where it redirects to, the one that it names as its canonical address, or
  /// itself. A canonical address at which there is no document is none.
  CrawledPage* spokesman(const std::string& key) {
    std::set<std::string> seen;
    return spokesman(key, seen);
  }
  CrawledPage* spokesman(const std::string& key, std::set<std::string>& seen) {
    CrawledPage* page = find(key);
    if (page == nullptr || !seen.insert(key).second || seen.size() > longest_chain) return nullptr;
    if (const auto other = page_address(page->record.leads_to)) {
      if (CrawledPage* speaks = spokesman(other->key, seen)) return speaks;
    }
    return is_document(*page) ? page : nullptr;
  }

  void add_document(CrawledPage& page) {
    if (page.state == State::Document && !page.is_unchanged && !page.slot) crawl_.fetch_again(page);
    if (page.state == State::Document && (page.is_unchanged || page.slot)) {
      if (page.slot) fetched_->slots[page.page.key] = *page.slot;
      add_item(page, version_of(page.record, page.said), page.is_unchanged);
    } else if (page.state == State::Document || page.state == State::Waiting) {
      if (page.before != nullptr) add_item(page, page.before->version, true);
    } else if (page.state == State::Failed) {
      add_failed(page);
    }
  }

  /// What failed is tried and fails, so that a document keeps what it had, and the report says so.
  void add_failed(const CrawledPage& page) {
    const bool is_no_document = page.record.checked > 0 && page.before == nullptr;
    if (is_no_document) {
      listing_.remarks.push_back({page.page.url, "could not be read for what it leads to: " + page.why});
    } else if (fetched_->problems.emplace(page.page.key, page.why).second) {
      add_item(page, "failed", false);
    }
  }

  void add_item(const CrawledPage& page, std::string version, bool is_unchanged) {
    Remote remote{.version = std::move(version), .unchanged = is_unchanged, .address = page.page.url};
    remote.date = passage::parse_date(page.said.date);
    remote.alternates = page.said.alternates;
    const std::string_view type = page.record.content_type;
    if (page.record.format == WebFormat::Page) {
      remote.hints = {.charset = std::string(charset_of(type)), .content_type = "text/html"};
    } else {
      const std::string_view path = page.page.path();
      remote.hints = {.file_name = std::string(path.substr(path.find_last_of('/') + 1)),
                      .charset = std::string(charset_of(type)),
                      .content_type = std::string(media_type(type))};
    }
    passage::Metadata declared{.url = page.page.url, .language = configured_language(site_, page.page.path())};
    passage::ByteWriter bytes;
    passage::write(bytes, declared);
    Item item{.path = page.page.key, .state = {.size = page.size}, .declared = bytes.take()};
    if (is_unchanged && page.before != nullptr) item.state = page.before->state;
    item.remote = std::make_shared<Remote>(std::move(remote));
    listing_.items.push_back(std::move(item));
  }

  void add_broken_links() {
    std::set<std::string> linked;
    const auto add = [&](const std::string& from, const CrawledPage& gone) {
      if (listing_.broken_links.size() == most_broken_links) return;
      listing_.broken_links.push_back({.page = from, .address = gone.page.url, .why = gone.why});
    };
    for (const auto& [key, page] : crawl_.pages()) {
      if (page.state == State::Gone) continue;
      for (const RecordedLink& link : page.record.links) {
        const auto address = page_address(link.url);
        const CrawledPage* to = address ? find(address->key) : nullptr;
        if (to == nullptr || to->state != State::Gone) continue;
        add(page.page.url, *to);
        linked.insert(to->page.key);
      }
    }
    for (const auto& [key, page] : crawl_.pages()) {
      const bool is_named = page.state == State::Gone && page.from.find("://") != std::string::npos;
      if (is_named && !linked.contains(key)) add(page.from, page);
    }
  }

  const WebSite& site_;
  CrawlMemory memory_;
  HttpClient client_;
  std::shared_ptr<Fetched> fetched_;
  Crawl crawl_;
  std::set<std::string> documents_;
  Listing listing_;
};

}  // namespace

Listing list_web(const Source& source, const KnownItems& known, const std::filesystem::path& data_directory,
                 const Extractor& extractor, bool allow_shrink) {
  return Lister(source, known, data_directory, extractor).list(allow_shrink);
}

}  // namespace indexer
