#include "searchd/http/answer_json.h"

#include <string_view>
#include <vector>

#include "searchd/http/json_text.h"

namespace searchd::http {
namespace {

void write_hit_members(JsonText& json, const Hit& hit) {
  json.member("id", hit.id);
  json.member_unless_empty("work", hit.work);
  json.member_unless_empty("url", hit.url);
  json.member("title", hit.title);
  write_metadata(json, hit);
}

void write_versions(JsonText& json, const std::vector<Version>& versions) {
  if (versions.empty()) return;
  json.name("versions");
  json.open_array();
  for (const Version& version : versions) {
    json.open_object();
    json.member("id", version.id);
    json.member_unless_empty("language", version.language);
    json.member_unless_empty("title", version.title);
    json.member_unless_empty("url", version.url);
    if (version.is_copy) json.member("copy", true);
    json.close_object();
  }
  json.close_array();
}

void write_hit(JsonText& json, const Hit& hit) {
  json.open_object();
  write_hit_members(json, hit);
  json.member("score", hit.score);
  json.name("places");
  json.open_array();
  for (const Place& place : hit.places) {
    json.open_object();
    write_locator(json, place);
    json.member("snippet", place.snippet);
    json.close_object();
  }
  json.close_array();
  if (hit.more_places > 0) json.member("morePlaces", std::uint64_t{hit.more_places});
  write_versions(json, hit.versions);
  json.member_unless_empty("explanation", hit.explanation);
  json.close_object();
}

void write_hits(JsonText& json, const std::vector<Hit>& hits) {
  json.name("hits");
  json.open_array();
  for (const Hit& hit : hits) write_hit(json, hit);
  json.close_array();
}

void write_facets(JsonText& json, const SearchAnswer& answer) {
  if (answer.facets.empty()) return;
  json.name("facetDistribution");
  json.open_object();
  for (const auto& [field, values] : answer.facets) {
    json.name(field);
    json.open_object();
    for (const FacetValue& facet : values) {
      json.key(facet.value);
      json.value(std::uint64_t{facet.count});
    }
    json.close_object();
  }
  json.close_object();
}

void write_expansions(JsonText& json, const std::vector<Expansion>& expansions) {
  if (expansions.empty()) return;
  json.name("expansions");
  json.open_array();
  for (const Expansion& expansion : expansions) {
    json.open_object();
    json.member("from", expansion.from);
    json.name("to");
    json.open_array();
    for (const auto& [text, language] : expansion.to) {
      json.open_object();
      json.member("text", text);
      json.member_unless_empty("language", language);
      json.close_object();
    }
    json.close_array();
    json.member("source", expansion.source);
    json.close_object();
  }
  json.close_array();
}

void write_notices(JsonText& json, const std::vector<Notice>& notices) {
  if (notices.empty()) return;
  json.name("notices");
  json.open_array();
  for (const Notice& notice : notices) {
    json.open_object();
    json.member("code", notice.code);
    json.member("message", notice.message);
    json.member_unless_empty("word", notice.word);
    json.close_object();
  }
  json.close_array();
}

std::string_view name_of(Matching matching) {
  switch (matching) {
    case Matching::All:
      return "all";
    case Matching::Most:
      return "most";
    case Matching::Any:
      break;
  }
  return "any";
}

}  // namespace

void write_locator(JsonText& json, const Place& place) {
  const passage::Locator& locator = place.locator;
  json.member_unless_empty("url", place.url);
  json.member("number", std::uint64_t{place.number});
  if (locator.page) json.member("page", std::uint64_t{*locator.page});
  json.member_unless_empty("pageLabel", locator.page_label);
  json.member_unless_empty("heading", locator.heading);
  json.member_unless_empty("paragraph", locator.paragraph);
  json.member_if_known("start", locator.start);
  json.member_if_known("end", locator.end);
  json.member_unless_empty("speaker", locator.speaker);
  json.member_unless_empty("language", place.language);
  if (locator.ocr) json.member("ocr", true);
}

void write_metadata(JsonText& json, const Hit& hit) {
  json.member_unless_empty("kind", hit.kind);
  json.member_unless_empty("language", hit.language);
  json.member_unless_empty("date", hit.date);
  json.member_unless_empty("authors", hit.authors);
  json.member_unless_empty("organizations", hit.organizations);
  json.member_unless_empty("event", hit.event);
  json.member_unless_empty("countries", hit.countries);
  json.member_unless_empty("symbol", hit.symbol);
  json.member_unless_empty("topics", hit.topics);
  json.member_unless_empty("publisher", hit.publisher);
  json.member_unless_empty("rights", hit.rights);
  json.member_unless_empty("identifier", hit.identifier);
  json.member_unless_empty("format", hit.format);
}

std::string to_json(const SearchAnswer& answer, const SearchRequest& request) {
  JsonText json;
  json.open_object();
  json.member("query", request.query);
  json.member("matching", name_of(answer.matching));
  json.member("page", std::uint64_t{request.page});
  json.member("hitsPerPage", std::uint64_t{request.hits_per_page});
  json.member("totalHits", std::uint64_t{answer.total_hits});
  json.member("processingTimeMs", answer.processing_ms);
  json.member("generation", answer.generation);
  json.member("partial", false);  // one machine holds the whole index
  write_hits(json, answer.hits);
  write_facets(json, answer);
  write_expansions(json, answer.expansions);
  json.member_unless_empty("correctedQuery", answer.corrected_query);
  write_notices(json, answer.notices);
  json.member_unless_empty("parsedQuery", answer.parsed_query);
  json.member_unless_empty("plan", answer.plan);
  json.close_object();
  return json.text();
}

std::string to_json(const std::vector<Hit>& similar) {
  JsonText json;
  json.open_object();
  write_hits(json, similar);
  json.close_object();
  return json.text();
}

std::string to_json(const DocumentAnswer& answer) {
  JsonText json;
  json.open_object();
  json.name("document");
  json.open_object();
  write_hit_members(json, answer.document);
  write_versions(json, answer.document.versions);
  json.close_object();
  json.member("passageCount", std::uint64_t{answer.passage_count});
  json.name("passages");
  json.open_array();
  for (const Place& place : answer.passages) {
    json.open_object();
    write_locator(json, place);
    json.member("text", unmarked(place.snippet));
    if (place.snippet.size() > 1) json.member("snippet", place.snippet);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.text();
}

}  // namespace searchd::http
