#include "searchd/http/formats/atom.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <Poco/SHA1Engine.h>
#include <Poco/UUID.h>
#include <Poco/UUIDGenerator.h>

#include "passage/model/date_interval.h"
#include "searchd/http/formats/plain_text.h"
#include "searchd/http/formats/xml_text.h"
#include "searchd/http/pages/page_links.h"
#include "searchd/http/public_address.h"

namespace searchd::http {
namespace {

// An instant is required even of what nobody has dated.
constexpr std::string_view long_ago = "1970-01-01T00:00:00Z";

/// "urn:uuid:…" of a name, version 5 of RFC 4122. Permanent: with another namespace every feed reader would show
/// everything anew.
std::string urn_of(const std::string& name) {
  static const Poco::UUID names_of_passage("5f0a4f5e-6a57-4f3c-9d0a-0d3c1f6b7e21");
  Poco::SHA1Engine sha1;
  return "urn:uuid:" + Poco::UUIDGenerator::defaultGenerator()
                           .createFromName(names_of_passage, name, sha1, Poco::UUID::UUID_NAME_BASED_SHA1)
                           .toString();
}

class AtomText {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string>>;

  void open(std::string_view name, const Attributes& attributes = {}) {
    begin(name, attributes);
    text_ += ">\n";
  }
  void close(std::string_view name) { text_.append("</").append(name).append(">\n"); }
  void element(std::string_view name, std::string_view content, const Attributes& attributes = {}) {
    begin(name, attributes);
    text_.append(">").append(xml_escaped(content));
    close(name);
  }
  void empty_element(std::string_view name, const Attributes& attributes) {
    begin(name, attributes);
    text_ += "/>\n";
  }
  std::string text() && { return std::move(text_); }

 private:
  /// Attributes without a value are left out.
  void begin(std::string_view name, const Attributes& attributes) {
    text_.append("<").append(name);
    for (const auto& [attribute, value] : attributes) {
      if (!value.empty()) text_.append(" ").append(attribute).append("=\"").append(xml_escaped(value)).append("\"");
    }
  }

  std::string text_ = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
};

std::string language_attribute(const std::string& language) {
  return language == "und" ? std::string{} : language;
}

std::string instant_of_date(const std::string& date_text) {
  const auto date = passage::parse_date(date_text);
  return date ? date->first_day + "T00:00:00Z" : std::string{};
}

std::string updated(const Hit& hit) {
  if (!hit.added.empty()) return hit.added;
  const std::string date = instant_of_date(hit.date);
  return date.empty() ? std::string(long_ago) : date;
}

/// Those who wrote it, else those who stand behind it; who answers for the others is said by the feed.
void write_authors(AtomText& atom, const Hit& hit) {
  for (const std::string& author : hit.authors.empty() ? hit.organizations : hit.authors) {
    atom.open("author");
    atom.element("name", one_line(author));
    atom.close("author");
  }
}

/// The version shown and the others. Links are told apart by their languages: there is one for each.
void write_links(AtomText& atom, const Hit& hit, std::string_view public_url) {
  std::set<std::string> languages;
  const auto add = [&](const std::string& id, const std::string& url, const std::string& language) {
    const std::string code = language_attribute(language);
    if (!languages.insert(code).second) return;
    const std::string safe = safe_link(url);
    const std::string address = safe.empty() ? read_link(id, 0, {}, {}) : safe;
    atom.empty_element("link", {{"rel", "alternate"}, {"hreflang", code}, {"href", absolute_url(address, public_url)}});
  };
  add(hit.id, hit.url, hit.language);
  for (const Version& version : hit.versions) add(version.id, version.url, version.language);
}

void write_entry(AtomText& atom, const Hit& hit, std::string_view public_url) {
  atom.open("entry", {{"xml:lang", language_attribute(hit.language)}});
  atom.element("id", urn_of("work:" + hit.work));
  atom.element("title", one_line(hit.title));
  atom.element("updated", updated(hit));
  if (const std::string published = instant_of_date(hit.date); !published.empty()) {
    atom.element("published", published);
  }
  write_authors(atom, hit);
  write_links(atom, hit, public_url);
  if (!hit.kind.empty()) atom.empty_element("category", {{"term", one_line(hit.kind)}});
  for (const std::string& topic : hit.topics) atom.empty_element("category", {{"term", one_line(topic)}});
  if (!hit.rights.empty()) atom.element("rights", one_line(hit.rights));
  if (!hit.places.empty()) {
    const Place& place = hit.places.front();
    atom.element("summary", one_line(place.snippet),
                 {{"xml:lang", place.language == hit.language ? "" : language_attribute(place.language)}});
  }
  atom.close("entry");
}

/// The page on which the same documents are shown.
std::string page_link(const SearchRequest& search) {
  const SearchRequest page{.query = search.query,
                           .filters = search.filters,
                           .date = search.date,
                           .sort = SortOrder::Newest,
                           .prefer = search.prefer,
                           .expand = search.expand};
  return search_link(page, {});
}

/// What is searched for, in no language.
std::string feed_title(std::string_view site_name, const SearchRequest& search) {
  std::string what = search.query;
  for (const auto& [field, value] : search.filters) what += (what.empty() ? "" : " ") + field + ":" + value;
  const std::string date = date_range_text(search.date);
  if (!date.empty()) what += (what.empty() ? "" : " ") + date;
  return what.empty() ? std::string(site_name) : std::string(site_name) + ": " + one_line(what);
}

}  // namespace

std::string to_atom(const SearchRequest& search, const SearchAnswer& answer, const FeedHead& head) {
  const std::string own_link = feed_link(search);
  std::string newest;
  for (const Hit& hit : answer.hits) newest = std::max(newest, updated(hit));

  AtomText atom;
  atom.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}});
  atom.element("id", urn_of("feed:" + own_link));
  atom.element("title", feed_title(head.site_name, search));
  atom.element("updated", !newest.empty() ? newest : head.published.empty() ? long_ago : head.published);
  atom.open("author");
  atom.element("name", head.site_name);
  atom.close("author");
  atom.empty_element(
      "link", {{"rel", "self"}, {"type", "application/atom+xml"}, {"href", absolute_url(own_link, head.public_url)}});
  atom.empty_element(
      "link",
      {{"rel", "alternate"}, {"type", "text/html"}, {"href", absolute_url(page_link(search), head.public_url)}});
  atom.element("generator", "Passage", {{"version", PASSAGE_VERSION}});
  for (const Hit& hit : answer.hits) write_entry(atom, hit, head.public_url);
  atom.close("feed");
  return std::move(atom).text();
}

}  // namespace searchd::http
