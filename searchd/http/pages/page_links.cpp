#include "searchd/http/pages/page_links.h"

#include <algorithm>
#include <initializer_list>

#include "passage/model/date_interval.h"
#include "passage/text/unicode.h"
#include "searchd/http/percent_encoding.h"

namespace searchd::http {
namespace {

/// Builds "/path?name=value&…".
class Link {
 public:
  explicit Link(std::string_view path) : text_(path) {}

  Link& add(std::string_view name, std::string_view value) {
    text_ += text_.find('?') == std::string::npos ? '?' : '&';
    text_.append(name).append("=").append(percent_encoded(value));
    return *this;
  }

  Link& add_unless_empty(std::string_view name, std::string_view value) {
    return value.empty() ? *this : add(name, value);
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

void add_number(Link& link, std::string_view name, std::uint32_t value, std::uint32_t default_value) {
  if (value != default_value) link.add(name, std::to_string(value));
}

/// The shortest of year, month and day whose interval begins, or ends, with the day.
std::string shortest_date(const std::string& day, std::string passage::DateInterval::*end) {
  for (const std::size_t length : {4, 7}) {
    const auto date = passage::parse_date(day.substr(0, length));
    if (date && (*date).*end == day) return date->text;
  }
  return day;
}

void add_filters(Link& link, const SearchRequest& request) {
  for (const auto& [field, value] : request.filters) link.add("filter", field + ":" + value);
  link.add_unless_empty("date", date_range_text(request.date));
}

void add_what_is_sought(Link& link, const SearchRequest& request) {
  link.add("q", request.query);
  add_filters(link, request);
}

/// How the reader wants it answered.
void add_preferences(Link& link, const SearchRequest& request) {
  for (const std::string& preferred : request.prefer) link.add("prefer", preferred);
  if (!request.expand) link.add("expand", "false");
}

/// All of a search but its query, as far as it is not what it is by default.
void add_search(Link& link, const SearchRequest& request) {
  static const SearchRequest defaults;
  add_filters(link, request);
  if (request.sort != defaults.sort) link.add("sort", sort_name(request.sort));
  add_preferences(link, request);
  add_number(link, "hitsPerPage", request.hits_per_page, defaults.hits_per_page);
  add_number(link, "places", request.places, defaults.places);
  add_number(link, "page", request.page, defaults.page);
}

Link start_of_reading(std::string_view id) {
  Link link("/read");
  link.add("id", id);
  return link;
}

std::string end_of_reading(Link link, const SearchRequest& search, const LinkLanguage& language) {
  link.add_unless_empty("q", search.query);
  add_search(link, search);
  return std::move(link.add_unless_empty("ui", language.ui)).text();
}

}  // namespace

std::string search_link(const SearchRequest& request, const LinkLanguage& language) {
  Link link("/search");
  link.add("q", request.query);
  add_search(link, request);
  return std::move(link.add_unless_empty("ui", language.ui)).text();
}

std::string feed_link(const SearchRequest& request) {
  Link link("/feed.atom");
  add_what_is_sought(link, request);
  add_preferences(link, request);
  return std::move(link).text();
}

std::string csv_link(const SearchRequest& request) {
  Link link("/api/v1/export");
  add_what_is_sought(link, request);
  if (request.sort != SortOrder::Relevance) link.add("sort", sort_name(request.sort));
  add_preferences(link, request);
  return std::move(link.add("format", "csv")).text();
}

std::string read_link(std::string_view id, std::uint32_t place, std::string_view query, const LinkLanguage& language) {
  SearchRequest search;
  search.query = query;
  return reading_link(id, place, search, language);
}

std::string reading_link(std::string_view id, std::uint32_t place, const SearchRequest& search,
                         const LinkLanguage& language) {
  Link link = start_of_reading(id);
  add_number(link, "place", place, 0);
  const std::string text = end_of_reading(std::move(link), search, language);
  return place == 0 ? text : text + "#p" + std::to_string(place);
}

std::string reading_link(const Hit& hit, const Place& place, const SearchRequest& search,
                         const LinkLanguage& language) {
  return reading_link(place.of_version.empty() ? hit.id : place.of_version, place.number, search, language);
}

std::string reading_page_link(std::string_view id, std::uint32_t first, const SearchRequest& search,
                              const LinkLanguage& language) {
  Link link = start_of_reading(id);
  add_number(link, "first", first, 1);
  return end_of_reading(std::move(link), search, language);
}

std::string start_link(const LinkLanguage& language) {
  return std::move(Link("/").add_unless_empty("ui", language.ui)).text();
}

std::string help_link(const LinkLanguage& language) {
  return std::move(Link("/help").add_unless_empty("ui", language.ui)).text();
}

std::string opensearch_link(const LinkLanguage& language) {
  return std::move(Link("/opensearch.xml").add_unless_empty("ui", language.ui)).text();
}

std::string safe_link(std::string_view url) {
  const bool has_odd_bytes =
      std::ranges::any_of(url, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\\' || c == '\x7f'; });
  if (has_odd_bytes) return {};
  const std::string start = passage::ascii_lower(url.substr(0, 8));
  const bool is_web = start.starts_with("https://") || start.starts_with("http://");
  const bool is_own_path = url.starts_with('/') && !url.starts_with("//");
  return is_web || is_own_path ? std::string(url) : std::string{};
}

std::string origin_of(std::string_view url) {
  const std::string safe = safe_link(url);
  const auto scheme = safe.find("://");
  if (scheme == std::string::npos) return {};
  std::string origin = passage::ascii_lower(safe.substr(0, safe.find_first_of("/?#", scheme + 3)));
  // A semicolon or a comma would end the rule it stands in; names in other scripts need another spelling there.
  const bool is_plain = std::ranges::all_of(origin.substr(scheme + 3), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
  });
  return is_plain && origin.size() > scheme + 3 ? origin : std::string{};
}

bool has_filter(const SearchRequest& request, std::string_view field, std::string_view value) {
  return std::ranges::any_of(request.filters,
                             [&](const auto& filter) { return filter.first == field && filter.second == value; });
}

SearchRequest with_filter_toggled(SearchRequest request, std::string_view field, std::string_view value) {
  const auto removed = std::erase_if(
      request.filters, [&](const auto& filter) { return filter.first == field && filter.second == value; });
  if (removed == 0) request.filters.emplace_back(field, value);
  return with_page(std::move(request), 1);
}

SearchRequest without_filters(SearchRequest request) {
  request.filters.clear();
  request.date = {};
  return with_page(std::move(request), 1);
}

SearchRequest with_page(SearchRequest request, std::uint32_t page) {
  request.page = page;
  return request;
}

SearchRequest with_sort(SearchRequest request, SortOrder sort) {
  request.sort = sort;
  return with_page(std::move(request), 1);
}

std::string_view sort_name(SortOrder sort) {
  switch (sort) {
    case SortOrder::Newest:
      return "newest";
    case SortOrder::Oldest:
      return "oldest";
    case SortOrder::Added:  // has no name: the newest by date are the nearest that can be asked for
      return "newest";
    case SortOrder::Relevance:
      break;
  }
  return "relevance";
}

std::string first_date_text(const passage::DateRange& range) {
  return range.first_day.empty() ? std::string{} : shortest_date(range.first_day, &passage::DateInterval::first_day);
}

std::string last_date_text(const passage::DateRange& range) {
  return range.last_day.empty() ? std::string{} : shortest_date(range.last_day, &passage::DateInterval::last_day);
}

std::string date_range_text(const passage::DateRange& range) {
  const std::string first = first_date_text(range);
  const std::string last = last_date_text(range);
  if (first.empty() && last.empty()) return {};
  return first == last ? first : first + ".." + last;
}

}  // namespace searchd::http
