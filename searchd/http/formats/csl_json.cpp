// CSL-JSON, a list of one item. https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV
#include <cstdint>
#include <string>
#include <string_view>

#include "passage/text/unicode.h"
#include "searchd/http/formats/citation.h"
#include "searchd/http/json_text.h"

namespace searchd::http {
namespace {

/// A name that is not written "Family, Given" is left whole: which of its words are the family's, nobody has said.
void write_name(JsonText& json, const Citation::Name& name) {
  const std::string_view text = name.text;
  const std::size_t comma = text.find(',');
  const std::string_view family = passage::trimmed(text.substr(0, comma));
  const std::string_view given =
      comma == std::string_view::npos ? std::string_view{} : passage::trimmed(text.substr(comma + 1));
  json.open_object();
  if (name.is_corporate || family.empty() || given.empty() || given.find(',') != std::string_view::npos) {
    json.member("literal", text);
  } else {
    json.member("family", family);
    json.member("given", given);
  }
  json.close_object();
}

void write_issued(JsonText& json, const Citation& citation) {
  if (citation.year.empty()) return;
  json.name("issued");
  json.open_object();
  json.name("date-parts");
  json.open_array();
  json.open_array();
  for (const std::string& part : {citation.year, citation.month, citation.day}) {
    if (!part.empty()) json.value(std::uint64_t{std::stoul(part)});
  }
  json.close_array();
  json.close_array();
  json.close_object();
}

}  // namespace

std::string to_csl_json(const Citation& citation) {
  JsonText json;
  json.open_array();
  json.open_object();
  json.member("id", citation.id);
  json.member("citation-key", citation.key);
  const CitationType& type = citation_type(citation.kind);
  json.member("type", type.csl);
  json.member_unless_empty("genre", citation.kind);
  json.member_unless_empty("title", citation.title);
  if (!citation.authors.empty()) {
    json.name("author");
    json.open_array();
    for (const Citation::Name& author : citation.authors) write_name(json, author);
    json.close_array();
  }
  write_issued(json, citation);
  json.member_unless_empty("number", citation.symbol);
  if (type.container == Container::Publication) json.member_unless_empty("container-title", citation.publisher);
  json.member_unless_empty("publisher", citation.publisher);
  json.member_unless_empty("event-title", citation.event);
  json.member_unless_empty("page", citation.page);
  json.member_unless_empty("note", citation.note);
  json.member_unless_empty("language", citation.language);
  json.member_unless_empty("DOI", citation.doi);
  json.member_unless_empty("URL", citation.url);
  std::string keywords;
  for (const std::string& topic : citation.topics) keywords += (keywords.empty() ? "" : ", ") + topic;
  json.member_unless_empty("keyword", keywords);
  json.close_object();
  json.close_array();
  return json.text();
}

}  // namespace searchd::http
