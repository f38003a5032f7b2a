#include "searchd/http/pages/document_head.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passage/text/unicode.h"
#include "searchd/http/json_text.h"
#include "searchd/http/pages/page_links.h"
#include "searchd/http/pages/place_view.h"

namespace searchd::http {
namespace {

/// An address of the index or of this site as it can be used elsewhere; empty where it cannot.
std::string address_elsewhere(std::string_view url, const PageContext& context) {
  std::string safe = safe_link(url);
  return safe.starts_with('/') ? absolute_link(context, safe) : safe;
}

/// "2018-02-22" as Highwire's tags have it: "2018/02/22".
std::string date_with_slashes(std::string date) {
  std::ranges::replace(date, '-', '/');
  return date;
}

/// "10.1000/182" of "doi:10.1000/182"; empty for any other identifier.
std::string_view doi_of(std::string_view identifier) {
  constexpr std::string_view scheme = "doi:";
  return passage::ascii_lower(identifier.substr(0, scheme.size())) == scheme ? identifier.substr(scheme.size())
                                                                             : std::string_view{};
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string all;
  for (const std::string& text : texts) all.append(all.empty() ? "" : between).append(text);
  return all;
}

/// https://www.zotero.org/support/dev/exposing_metadata names them. What an organisation publishes under a number is a
/// report to Zotero once its institution is named; other kinds are web pages, for whose organisation it has the
/// publisher.
TemplateList highwire_tags(const Hit& document, const PageContext& context) {
  TemplateList tags;
  const auto add = [&tags](std::string_view name, std::string_view content) {
    if (content.empty()) return;
    tags.push_back(std::move(TemplateData{}.set("name", name).set("content", content)));
  };
  const std::string organizations = joined(document.organizations, ", ");
  const bool is_report = document.kind == "report" || document.kind == "resolution";
  add("citation_title", unmarked(document.title));
  for (const std::string& author : document.authors) add("citation_author", author);
  add("citation_publication_date", date_with_slashes(document.date));
  add("citation_language", document.language);
  add("citation_publisher", document.publisher.empty() ? organizations : document.publisher);
  if (is_report) {
    add("citation_technical_report_institution", organizations.empty() ? document.publisher : organizations);
    add("citation_technical_report_number", document.symbol);
  }
  add("citation_doi", doi_of(document.identifier));
  add("citation_keywords", joined(document.topics, "; "));
  const std::string url = address_elsewhere(document.url, context);
  if (document.format == "pdf") add("citation_pdf_url", url);
  add("citation_public_url", url);
  return tags;
}

std::string_view schema_type(std::string_view kind) {
  constexpr auto types = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"report", "Report"}, {"news", "NewsArticle"}, {"page", "WebPage"}, {"guide", "Guide"}, {"letter", "Message"}});
  const auto* const found = std::ranges::find(types, kind, [](const auto& type) { return type.first; });
  return found == types.end() ? std::string_view("CreativeWork") : found->second;
}

void write_named(JsonText& json, std::string_view type, std::string_view name) {
  json.open_object();
  json.member("@type", type);
  json.member("name", name);
  json.close_object();
}

void write_all_named(JsonText& json, std::string_view member, std::string_view type,
                     const std::vector<std::string>& names) {
  if (names.empty()) return;
  json.name(member);
  json.open_array();
  for (const std::string& name : names) write_named(json, type, name);
  json.close_array();
}

std::string json_ld(const Hit& document, const PageContext& context) {
  JsonText json;
  json.open_object();
  json.member("@context", std::string_view("https://schema.org"));
  json.member("@type", schema_type(document.kind));
  json.member_unless_empty("name", unmarked(document.title));
  json.member_unless_empty("url", address_elsewhere(document.url, context));
  json.member_unless_empty("inLanguage", document.language);
  json.member_unless_empty("datePublished", document.date);
  write_all_named(json, "author", "Person", document.authors);
  write_all_named(json, "sourceOrganization", "Organization", document.organizations);
  if (!document.publisher.empty()) {
    json.name("publisher");
    write_named(json, "Organization", document.publisher);
  }
  json.member_unless_empty("keywords", document.topics);
  json.member_unless_empty("reportNumber", document.kind == "report" ? document.symbol : std::string{});
  json.member_unless_empty("identifier", document.identifier.empty() ? document.symbol : document.identifier);
  json.member_unless_empty("copyrightNotice", document.rights);
  json.close_object();
  return json.text();
}

TemplateList alternates(const Hit& document, const PageContext& context) {
  TemplateList links;
  for (const Version& version : document.versions) {
    if (version.is_copy || version.language.empty() || version.language == "und") continue;
    const std::string path = read_link(version.id, 0, {}, {});
    std::string url = absolute_link(context, path);
    links.push_back(
        std::move(TemplateData{}.set("url", url.empty() ? path : std::move(url)).set("language", version.language)));
  }
  return links;
}

/// A document's pages begin at the same passages for everybody who has not come from a search: the page that holds the
/// first passage shown is what all views of it stand for.
std::string canonical_link(const DocumentAnswer& answer, const ReadingRequest& asked, const PageContext& context) {
  std::uint32_t shown = answer.passages.empty() ? 1 : answer.passages.front().number;
  if (asked.place != 0) shown = std::min(asked.place, std::max(answer.passage_count, 1U));
  const std::uint32_t first = (shown - 1) / passages_on_a_page * passages_on_a_page + 1;
  const std::string path = reading_page_link(answer.document.id, first, {}, {});
  std::string url = absolute_link(context, path);
  return url.empty() ? path : url;
}

}  // namespace

TemplateData document_head(const DocumentAnswer& answer, const ReadingRequest& asked, const PageContext& context) {
  TemplateData head;
  head.set("canonical_url", canonical_link(answer, asked, context))
      .set("alternates", alternates(answer.document, context))
      .set("tags", highwire_tags(answer.document, context))
      .set("json_ld", json_ld(answer.document, context));
  return head;
}

}  // namespace searchd::http
