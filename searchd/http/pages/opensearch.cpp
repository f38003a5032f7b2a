#include "searchd/http/pages/opensearch.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "passage/text/unicode.h"
#include "searchd/http/error_answer.h"
#include "searchd/http/etag.h"
#include "searchd/http/pages/ui_strings.h"
#include "searchd/http/query_string.h"

namespace searchd::http {
namespace {

constexpr std::string_view media_type = "application/opensearchdescription+xml";
constexpr std::string_view cache_control = "public, max-age=3600";

// As the format has it.
constexpr std::size_t longest_short_name = 16;

struct Address {
  std::string_view type;
  std::string_view relation;
  std::string_view path;         ///< Behind the public address.
  bool has_ui_language = false;  ///< It is a page, whose language `ui` decides.
};
constexpr Address addresses[] = {
    {"text/html", "results", "search?q={searchTerms}", true},
    {"application/x-suggestions+json", "suggestions", "api/v1/suggest/opensearch?q={searchTerms}"},
    {"application/atom+xml", "results", "feed.atom?q={searchTerms}"},
    {media_type, "self", "opensearch.xml"},
};

std::string element(std::string_view name, std::string_view text) {
  return "  <" + std::string(name) + ">" + html_escaped(text) + "</" + std::string(name) + ">\n";
}

/// `asked`: the language of pages that was asked for, or empty.
std::string description(const PagesConfig& config, std::string_view asked, const UiStrings& strings) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n";
  xml += element("ShortName", passage::truncated(config.site_name, longest_short_name));
  xml += element("Description", strings.text("site.tagline"));
  xml += element("InputEncoding", "UTF-8");
  xml += element("OutputEncoding", "UTF-8");
  xml += element("Language", "*");
  xml += "  <Image height=\"16\" width=\"16\" type=\"image/svg+xml\">" +
         html_escaped(config.public_url + "ui/passage.svg") + "</Image>\n";
  for (const Address& address : addresses) {
    std::string link = config.public_url + std::string(address.path);
    if (address.has_ui_language && !asked.empty()) link += "&ui=" + std::string(asked);
    xml += "  <Url type=\"" + std::string(address.type) + "\" rel=\"" + std::string(address.relation) +
           "\" template=\"" + html_escaped(link) + "\"/>\n";
  }
  return xml + "</OpenSearchDescription>\n";
}

/// The language of pages that the parameter `ui` asks for; empty when it asks for none that they speak.
std::string_view asked_language(const Request& request) {
  const Parameters parameters = decode_query_string(request.query);
  const auto ui = std::ranges::find(parameters, "ui", [](const auto& parameter) { return parameter.first; });
  return ui == parameters.end() ? std::string_view{} : find_ui_language(ui->second);
}

}  // namespace

void add_opensearch(Router& router, const PagesConfig& config) {
  if (config.public_url.empty()) return;
  std::map<std::string_view, std::string> by_language;  // beside them, under "", where none was asked for
  by_language.emplace(std::string_view{}, description(config, {}, UiStrings(ui_languages().front())));
  for (const std::string_view language : ui_languages()) {
    by_language.emplace(language, description(config, language, UiStrings(language)));
  }
  router.add({.path = "/opensearch.xml",
              .origins = Origins::Every,
              .counted_as = RequestClass::Asset,
              .handler = [by_language](const Request& request) {
                const std::string& xml = by_language.at(asked_language(request));
                Response response{.content_type = std::string(media_type) + "; charset=utf-8", .body = xml};
                return with_etag(request, std::move(response), weak_etag({xml}), cache_control);
              }});
}

}  // namespace searchd::http
