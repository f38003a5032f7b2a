#include "indexer/extract/site_list.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/html_alternates.h"
#include "indexer/extract/xml_reader.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

using Node = XmlReader::Node;

/// What the elements of a list are called.
struct ListForm {
  std::string_view root;
  std::string_view entry;
  CrawlKind kind;
};

constexpr std::array forms{
    ListForm{"urlset", "url", CrawlKind::Sitemap}, ListForm{"sitemapindex", "sitemap", CrawlKind::SitemapIndex},
    ListForm{"rss", "item", CrawlKind::Feed},      ListForm{"RDF", "item", CrawlKind::Feed},
    ListForm{"feed", "entry", CrawlKind::Feed},
};

/// An entry as its elements are read, one after the other.
class EntryReader {
 public:
  void start(XmlReader& reader, std::size_t depth) {
    const std::string_view name = reader.name();
    text_ = nullptr;
    if (depth > 1) return;
    if (name == "link") {
      take_link(reader);
    } else {
      if (name == "guid") guid_is_address_ = reader.attribute("isPermaLink") != "false";
      for (const auto& [element, member] : texts) {
        if (name == element) text_ = &(this->*member);
      }
    }
  }
  void text(std::string_view more) {
    constexpr std::size_t longest_text = 10'000;
    if (text_ != nullptr && text_->size() + more.size() <= longest_text) *text_ += more;
  }
  void end() { text_ = nullptr; }

  NamedAddress take() {
    NamedAddress named{.address = clean_text(!loc_.empty()    ? loc_
                                             : !href_.empty() ? href_
                                                              : link_),
                       .modified = clean_text(lastmod_),
                       .date = clean_text(!published_.empty() ? published_ : updated_),
                       .alternates = std::move(alternates_)};
    if (named.address.empty() && guid_is_address_ && clean_text(guid_).starts_with("http")) {
      named.address = clean_text(guid_);
    }
    return named;
  }

 private:
  using Member = std::string EntryReader::*;
  static const std::array<std::pair<std::string_view, Member>, 7> texts;

  /// `link` is a text in RSS, an empty element with `href` in Atom, and a translation in sitemaps.
  void take_link(XmlReader& reader) {
    const std::string href = clean_text(reader.attribute("href"));
    const std::string rel = passage::ascii_lower(reader.attribute("rel"));
    const bool is_translation =
        !reader.attribute("hreflang").empty() && rel == "alternate" && reader.space() == "http://www.w3.org/1999/xhtml";
    if (is_translation) {
      if (!href.empty() && href.size() <= longest_named_address && alternates_.size() < max_alternates) {
        alternates_.push_back(href);
      }
    } else if (href.empty()) {
      if (link_.empty()) text_ = &link_;
    } else if (href_.empty() && (rel.empty() || rel == "alternate")) {
      href_ = href;
    }
  }

  std::string loc_;
  std::string lastmod_;
  std::string href_;
  std::string link_;
  std::string guid_;
  std::string published_;
  std::string updated_;
  std::vector<std::string> alternates_;
  bool guid_is_address_ = false;
  std::string* text_ = nullptr;
};

constexpr std::array<std::pair<std::string_view, std::string EntryReader::*>, 7> EntryReader::texts{
    {{"loc", &EntryReader::loc_},
     {"lastmod", &EntryReader::lastmod_},
     {"guid", &EntryReader::guid_},
     {"pubDate", &EntryReader::published_},
     {"date", &EntryReader::published_},
     {"published", &EntryReader::published_},
     {"updated", &EntryReader::updated_}}};

const ListForm& form_of(std::string_view root) {
  const auto found = std::ranges::find(forms, root, &ListForm::root);
  if (found == forms.end()) throw RefusedFile(RefusalReason::Damaged, "it is neither a sitemap nor a feed");
  return *found;
}

CrawlSigns read_xml(std::string_view xml) {
  XmlReader reader(xml, "the list");
  CrawlSigns signs;
  const ListForm* form = nullptr;
  std::optional<EntryReader> entry;
  std::size_t depth = 0;  // within the entry
  for (Node node = reader.next(); node != Node::Done; node = reader.next()) {
    if (node == Node::Start && form == nullptr) {
      form = &form_of(reader.name());
      signs.kind = form->kind;
    } else if (node == Node::Start && !entry) {
      if (reader.name() == form->entry) entry.emplace();
      depth = 0;
    } else if (node == Node::Start) {
      entry->start(reader, ++depth);
    } else if (node == Node::Text && entry) {
      entry->text(reader.text());
    } else if (node == Node::End && entry) {
      entry->end();
      if (depth == 0) {
        add_address(signs, entry->take());
        entry.reset();
      } else {
        --depth;
      }
    }
  }
  return signs;
}

/// A sitemap may be a text with an address on each line.
CrawlSigns read_lines(std::string_view text) {
  CrawlSigns signs{.kind = CrawlKind::Sitemap};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = clean_text(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (!line.starts_with("http://") && !line.starts_with("https://")) {
      throw RefusedFile(RefusalReason::Damaged, "it is neither a sitemap nor a feed");
    }
    add_address(signs, {.address = std::move(line)});
  }
  return signs;
}

}  // namespace

Extraction extract_site_list(std::string_view bytes, const ExtractionHints&) {
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = passage::trimmed(text);
  Extraction extraction{.format = "list"};
  extraction.crawl = text.starts_with("http") ? read_lines(text) : read_xml(text);
  return extraction;
}

}  // namespace indexer
