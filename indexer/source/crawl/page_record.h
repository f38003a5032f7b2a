#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/source/crawl/web_format.h"

namespace indexer {

/// What a sitemap or a feed says about a page beside its address.
struct Announcement {
  std::string modified;                 ///< As written; what tells that the page need not be asked for.
  std::string date;                     ///< "2026-01-05", of what says none itself.
  std::vector<std::string> alternates;  ///< Addresses of its translations.

  friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// An entry of a sitemap or a feed, or a link.
struct RecordedLink {
  std::string url;  ///< PageAddress::url
  Announcement said;

  friend bool operator==(const RecordedLink&, const RecordedLink&) = default;
};

/// Links that the copies of a record share: what each page of a site has in its menus, times the pages, times the
/// places in which a run keeps them, would be most of its memory.
class RecordedLinks {
 public:
  RecordedLinks() : RecordedLinks(std::vector<RecordedLink>{}) {}
  RecordedLinks(std::vector<RecordedLink> links)
      : links_(std::make_shared<const std::vector<RecordedLink>>(std::move(links))) {}

  [[nodiscard]] auto begin() const { return links_->begin(); }
  [[nodiscard]] auto end() const { return links_->end(); }
  [[nodiscard]] std::size_t size() const { return links_->size(); }
  [[nodiscard]] const RecordedLink& front() const { return links_->front(); }

  friend bool operator==(const RecordedLinks& one, const RecordedLinks& other) {
    return one.links_ == other.links_ || *one.links_ == *other.links_;
  }

 private:
  std::shared_ptr<const std::vector<RecordedLink>> links_;
};

/// What stood at an address when it was last fetched, its text aside.
struct PageRecord {
  std::string etag;
  std::string last_modified;
  std::int64_t checked = 0;  ///< When the server last said what stands there, in seconds since 1970.
  std::string bytes;         ///< Their hash.
  std::string text;          ///< Hash of what was read of it: the same while only its frame changes. Empty: none.
  WebFormat format = WebFormat::Page;
  std::string content_type;
  bool noindex = false;
  std::string leads_to;  ///< Where it redirects to, or its canonical address, if that is another one of the site.
  bool redirects = false;
  Announcement said;  ///< When it was last fetched.
  RecordedLinks links;
  bool lists_sitemaps = false;  ///< Its entries are sitemaps.
  std::uint64_t omitted = 0;    ///< Entries of a sitemap beyond what is read.

  friend bool operator==(const PageRecord&, const PageRecord&) = default;
};

/// What tells a document's state: its text and what was said about it.
[[nodiscard]] std::string version_of(const PageRecord& record, const Announcement& said);

}  // namespace indexer
