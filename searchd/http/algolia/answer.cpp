#include "searchd/http/algolia/answer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "passage/text/unicode.h"
#include "searchd/http/algolia/highlight.h"
#include "searchd/http/answer_json.h"
#include "searchd/http/percent_encoding.h"

namespace searchd::http::algolia {
namespace {

std::string absolute(const std::string& url, const std::string& public_url) {
  return url.starts_with('/') && !public_url.empty() ? public_url + url.substr(1) : url;
}

std::uint64_t whole_milliseconds(double milliseconds) {
  return static_cast<std::uint64_t>(std::max(1.0, std::ceil(milliseconds)));
}

/// The passage that matches best stands for the text of the document, which is not in the answer.
const MarkedText& content_of(const Hit& hit) {
  static const MarkedText nothing;
  return hit.places.empty() ? nothing : hit.places.front().snippet;
}

void write_places(JsonText& json, const Hit& hit, const std::string& public_url) {
  json.name("places");
  json.open_array();
  for (Place place : hit.places) {
    place.url = absolute(place.url, public_url);
    json.open_object();
    write_locator(json, place);
    json.member("content", plain(place.snippet));
    json.close_object();
  }
  json.close_array();
}

void write_highlights(JsonText& json, const Hit& hit, const Query& query) {
  const std::size_t words = count_words(query.search.query);
  json.name("_highlightResult");
  json.open_object();
  json.name("title");
  write_highlight(json, hit.title, query.tags, words);
  json.name("content");
  write_highlight(json, content_of(hit), query.tags, words);
  json.name("places");
  json.open_array();
  for (const Place& place : hit.places) {
    json.open_object();
    json.name("content");
    write_highlight(json, place.snippet, query.tags, words);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  json.name("_snippetResult");
  json.open_object();
  json.name("content");
  write_highlight(json, content_of(hit), query.tags, words);
  json.close_object();
}

void write_hit(JsonText& json, const Hit& hit, const Query& query, const std::string& public_url) {
  json.open_object();
  json.member("objectID", hit.id);
  json.member_unless_empty("work", hit.work);
  json.member_unless_empty("url", absolute(hit.url, public_url));
  json.member("title", plain(hit.title));
  json.member("content", plain(content_of(hit)));
  write_metadata(json, hit);
  write_places(json, hit, public_url);
  write_highlights(json, hit, query);
  json.close_object();
}

void write_facets(JsonText& json, const Query& query, const SearchAnswer& answer) {
  json.name("facets");
  json.open_object();
  for (const auto& [field, values] : answer.facets) {
    json.name(field);
    json.open_object();
    std::uint32_t left = query.max_values_per_facet;
    for (const FacetValue& value : values) {
      if (left-- == 0) break;
      json.key(value.value);
      json.value(std::uint64_t{value.count});
    }
    json.close_object();
  }
  json.close_object();
}

/// The value with the beginning of a word marked that is the query's, if there is one.
MarkedText match_beginning(const std::string& value, const std::string& query) {
  const std::string lowered = passage::lower_cased(value);
  const std::string wanted = passage::lower_cased(passage::trimmed(query));
  // Where lower case has another length its positions are not those of the value; then it is shown without a mark.
  const bool same_length = lowered.size() == value.size();
  for (std::size_t at = lowered.find(wanted); at != std::string::npos; at = lowered.find(wanted, at + 1)) {
    if (at > 0 && lowered[at - 1] != ' ' && lowered[at - 1] != '-') continue;
    if (!same_length || wanted.empty()) return {value};
    return {value.substr(0, at), value.substr(at, wanted.size()), value.substr(at + wanted.size())};
  }
  return {};
}

void write_facet_hits(JsonText& json, const Query& query, const SearchAnswer& answer) {
  json.name("facetHits");
  json.open_array();
  std::uint32_t left = query.facet_search->max_hits;
  for (const auto& [field, values] : answer.facets) {
    for (const FacetValue& value : values) {
      const MarkedText marked = match_beginning(value.value, query.facet_search->query);
      if (marked.empty() || left == 0) continue;
      --left;
      json.open_object();
      json.member("value", value.value);
      json.member("highlighted", highlighted(marked, query.tags));
      json.member("count", std::uint64_t{value.count});
      json.close_object();
    }
  }
  json.close_array();
}

void write_search(JsonText& json, const Query& query, const SearchAnswer& answer, const std::string& public_url) {
  json.name("hits");
  json.open_array();
  if (query.page < query.pages_of(answer.total_hits)) {
    for (const Hit& hit : answer.hits) write_hit(json, hit, query, public_url);
  }
  json.close_array();
  json.member("nbHits", std::uint64_t{answer.total_hits});
  json.member("page", std::uint64_t{query.page});
  json.member("nbPages", std::uint64_t{query.pages_of(answer.total_hits)});
  json.member("hitsPerPage", std::uint64_t{query.hits_per_page});
  write_facets(json, query, answer);
  json.member("exhaustiveNbHits", true);
  json.member("query", query.search.query);
  json.member("params", "query=" + percent_encoded(query.search.query));
  json.member("index", query.index);
}

}  // namespace

void write_result(JsonText& json, const Query& query, const SearchAnswer& answer, const std::string& public_url) {
  json.open_object();
  if (query.facet_search) {
    write_facet_hits(json, query, answer);
  } else {
    write_search(json, query, answer, public_url);
  }
  json.member("exhaustiveFacetsCount", true);
  json.member("processingTimeMS", whole_milliseconds(answer.processing_ms));
  json.close_object();
}

}  // namespace searchd::http::algolia
