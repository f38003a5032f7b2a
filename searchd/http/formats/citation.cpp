#include "searchd/http/formats/citation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "passage/index/schema.h"
#include "passage/model/date_interval.h"
#include "passage/text/unicode.h"
#include "searchd/http/formats/plain_text.h"
#include "searchd/http/pages/page_links.h"
#include "searchd/http/public_address.h"

namespace searchd::http {
namespace {

// Of the types that the formats have, those that reference managers give the members which such a document has: reports
// an institution, a number and a type of their own; presentations a meeting.
constexpr auto types = std::to_array<CitationType>({
    {"article", "MGZN", "misc", "article-magazine", Container::Publication},
    {"blog", "BLOG", "misc", "post-weblog", Container::Publication},
    {"book", "BOOK", "book", "book"},
    {"briefing", "RPRT", "techreport", "report"},
    {"hearing", "HEAR", "misc", "hearing", Container::Meeting},
    {"interview", "GEN", "misc", "interview"},
    {"law", "STAT", "misc", "legislation"},
    {"news", "NEWS", "misc", "article-newspaper", Container::Publication},
    {"page", "ELEC", "misc", "webpage", Container::Publication},
    {"report", "RPRT", "techreport", "report"},
    {"resolution", "RPRT", "techreport", "report"},
    {"speech", "SLIDE", "misc", "speech", Container::Meeting},
    {"statement", "RPRT", "techreport", "report"},
    {"thesis", "THES", "phdthesis", "thesis"},
    {"transcript", "SLIDE", "misc", "speech", Container::Meeting},
    {"treaty", "STAT", "misc", "treaty"},
    {"video", "VIDEO", "misc", "motion_picture"},
});
constexpr CitationType any_other{"", "GEN", "misc", "document"};

/// "1:02:03"
std::string clock_time(double seconds) {
  constexpr double longest = 1e7;
  const auto whole = static_cast<unsigned>(std::clamp(std::floor(seconds), 0.0, longest));
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%u:%02u:%02u", whole / 3600, whole / 60 % 60, whole % 60);
  return text.data();
}

std::string page_of(const passage::Locator& locator) {
  if (!locator.page_label.empty()) return one_line(locator.page_label);
  return locator.page ? std::to_string(*locator.page) : std::string{};
}

std::string note_of(const passage::Locator& locator) {
  std::string note;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) note += (note.empty() ? "" : ", ") + part;
  };
  add(one_line(locator.speaker));
  if (locator.start) add(clock_time(*locator.start));
  if (!locator.paragraph.empty()) add("¶ " + one_line(locator.paragraph));
  return note;
}

/// People and organizations; who is declared to be both is an organization, once.
std::vector<Citation::Name> names_of(const Hit& document) {
  std::vector<Citation::Name> names;
  const auto add = [&](const std::string& text, bool is_corporate) {
    const std::string name = one_line(text);
    if (name.empty() || std::ranges::find(names, name, &Citation::Name::text) != names.end()) return;
    names.push_back({name, is_corporate});
  };
  const std::vector<std::string>& organizations = document.organizations;
  for (const std::string& author : document.authors) {
    add(author, std::ranges::find(organizations, author) != organizations.end());
  }
  for (const std::string& organization : organizations) add(organization, true);
  return names;
}

void set_date(Citation& citation, const std::string& text) {
  const auto date = passage::parse_date(text);
  if (!date) return;
  citation.year = date->text.substr(0, 4);
  if (date->text.size() > 4) citation.month = date->text.substr(5, 2);
  if (date->text.size() > 7) citation.day = date->text.substr(8, 2);
}

std::string doi_of(const std::string& identifier) {
  constexpr std::string_view scheme = "doi:";
  if (!passage::ascii_lower(identifier.substr(0, scheme.size())).starts_with(scheme)) return {};
  const std::string_view doi = passage::trimmed(std::string_view(identifier).substr(scheme.size()));
  const auto is_usual = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._;()/:").find(c) != std::string_view::npos;
  };
  return doi.starts_with("10.") && std::ranges::all_of(doi, is_usual) ? std::string(doi) : std::string{};
}

}  // namespace

Citation make_citation(const Hit& document, const Place* place, std::string_view public_url) {
  Citation citation{.id = one_line(document.id),
                    .key = ascii_key(document.id),
                    .kind = one_line(document.kind),
                    .title = one_line(document.title),
                    .symbol = one_line(document.symbol),
                    .publisher = one_line(document.publisher),
                    .event = one_line(document.event),
                    .language = one_line(document.language),
                    .doi = doi_of(document.identifier)};
  citation.authors = names_of(document);
  for (const std::string& topic : document.topics) citation.topics.push_back(one_line(topic));
  set_date(citation, document.date);
  // A path of this site says nothing in somebody's list of references.
  const std::string url = absolute_url(safe_link(place ? place->url : document.url), public_url);
  if (!url.starts_with('/')) citation.url = one_line(url);
  if (place) {
    citation.page = page_of(place->locator);
    citation.note = note_of(place->locator);
  }
  return citation;
}

const CitationType& citation_type(std::string_view kind) {
  const auto found = std::ranges::find(types, kind, &CitationType::kind);
  return found == types.end() ? any_other : *found;
}

std::string ascii_key(std::string_view id) {
  constexpr std::size_t longest_slug = 47;  // and a digest of twelve
  std::string slug;
  for (const char c : id) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_plain) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug == id && slug.size() <= longest_slug) return slug;
  slug.resize(std::min(slug.size(), longest_slug));
  if (!slug.empty() && slug.back() != '-') slug += '-';
  return slug + passage::key_digest(id);
}

}  // namespace searchd::http
