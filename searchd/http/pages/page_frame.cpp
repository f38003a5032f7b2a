#include "searchd/http/pages/page_frame.h"

#include <utility>

#include "passage/text/language.h"

namespace searchd::http {
namespace {

TemplateList language_links(const PageContext& context, const SamePage& same_page) {
  TemplateList links;
  for (const std::string_view language : ui_languages()) {
    TemplateData link;
    link.set("code", language)
        .set("own_name", UiStrings::own_name(language))
        .set("url", same_page({std::string(language)}))
        .set("current", language == context.strings.language());
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace

std::string absolute_link(const PageContext& context, std::string_view path) {
  return context.public_url.empty() ? std::string{} : std::string(context.public_url).append(path.substr(1));
}

TemplateList hidden_fields(const SearchRequest& request, const LinkLanguage& language, DateFields dates) {
  TemplateList fields;
  const auto add = [&fields](std::string_view name, std::string value) {
    fields.push_back(std::move(TemplateData{}.set("name", name).set("value", std::move(value))));
  };
  static const SearchRequest defaults;
  for (const auto& [field, value] : request.filters) add("filter", field + ":" + value);
  if (const std::string range = date_range_text(request.date); dates == DateFields::Keep && !range.empty()) {
    add("date", range);
  }
  if (request.sort != defaults.sort) add("sort", std::string(sort_name(request.sort)));
  for (const std::string& preferred : request.prefer) add("prefer", preferred);
  if (!request.expand) add("expand", "false");
  if (request.hits_per_page != defaults.hits_per_page) add("hitsPerPage", std::to_string(request.hits_per_page));
  if (request.places != defaults.places) add("places", std::to_string(request.places));
  if (!language.ui.empty()) add("ui", language.ui);
  return fields;
}

TemplateData page_frame(const PageContext& context, std::string title, const SearchRequest& search,
                        const SamePage& same_page) {
  const std::string_view language = context.strings.language();
  TemplateData frame;
  frame.set("ui_lang", language)
      .set("ui_dir", passage::is_right_to_left(language) ? "rtl" : "ltr")
      .set("page_title", std::move(title))
      .set("site_name", context.site_name)
      .set("start_url", start_link(context.links))
      .set("help_url", help_link(context.links))
      .set("query", search.query)
      .set("hidden_fields", hidden_fields(search, context.links, DateFields::Keep))
      .set("languages", language_links(context, same_page));
  if (!context.public_url.empty()) frame.set("opensearch_url", opensearch_link(context.links));
  return frame;
}

}  // namespace searchd::http
