#include "searchd/http/pages/help_view.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "passage/index/fields.h"
#include "searchd/http/error_codes.h"
#include "searchd/http/field_names.h"
#include "searchd/http/pages/page_links.h"
#include "searchd/search/field_words.h"

namespace searchd::http {
namespace {

// Rows about words. What is typed is said in each language of the pages: "help.try." and the name.
constexpr auto word_rows =
    std::to_array<std::string_view>({"words", "phrase", "without", "or", "group", "prefix", "near"});
constexpr std::string_view symbol_typed = "A/RES/73/195";

// Values of fields that are the same in every language; of other fields they are said as those of words.
struct FieldValue {
  std::string_view field;
  std::string_view value;
};
constexpr auto field_values = std::to_array<FieldValue>({{"organization", "tidewater"},
                                                         {"symbol", "TN/ASM/2021/RES/4"},
                                                         {"kind", "report"},
                                                         {"country", "MX"},
                                                         {"concept", "detention"},
                                                         {"year", "2018"},
                                                         {"source", "samples"},
                                                         {"date", "2018..2021-06"}});

std::string key(std::string_view section, std::string_view name) {
  return std::string("help.").append(section).append(name);
}

TemplateData row(const PageContext& context, std::string typed, std::string_view meaning) {
  SearchRequest search;
  search.query = typed;
  TemplateData data;
  data.set("url", search_link(search, context.links)).set("example", std::move(typed)).set("meaning", meaning);
  return data;
}

TemplateList rows_of_words(const PageContext& context) {
  const UiStrings& strings = context.strings;
  TemplateList rows;
  for (const std::string_view name : word_rows) {
    rows.push_back(row(context, std::string(strings.text(key("try.", name))), strings.text(key("", name))));
  }
  rows.push_back(row(context, std::string(symbol_typed), strings.text("help.symbol")));
  return rows;
}

std::string value_for(std::string_view field, const UiStrings& strings) {
  if (field == "language") return std::string(strings.language());
  const auto* const known = std::ranges::find(field_values, field, &FieldValue::field);
  if (known != field_values.end()) return std::string(known->value);
  const std::string value(strings.text(key("try.", field)));
  return value.find(" OR ") == std::string::npos ? value : "(" + value + ")";
}

TemplateData row_of_field(const PageContext& context, std::string_view name) {
  const UiStrings& strings = context.strings;
  const std::string word(field_word(name, strings.language()));
  TemplateData data = row(context, word + ":" + value_for(name, strings), strings.text(key("field.", name)));
  if (word != name) data.set("own_name", std::string(name) + ":");
  return data;
}

TemplateList rows_of_fields(const PageContext& context) {
  TemplateList rows;
  for (const passage::Field& field : passage::fields()) rows.push_back(row_of_field(context, field.name));
  rows.push_back(row_of_field(context, "date"));
  return rows;
}

TemplateList names(std::span<const std::string_view> list) {
  TemplateList rows;
  for (const std::string_view name : list) rows.push_back(std::move(TemplateData{}.set("name", name)));
  return rows;
}

TemplateList rows_of_errors(const PageContext& context) {
  TemplateList rows;
  for (const ErrorGroup& group : error_groups()) {
    TemplateData data;
    data.set("codes", names(group.codes)).set("meaning", context.strings.text(key("errors.", group.name)));
    rows.push_back(std::move(data));
  }
  return rows;
}

}  // namespace

TemplateData help_view(const PageContext& context) {
  TemplateData data = page_frame(context, std::string(context.strings.text("help.title")), {}, help_link);
  data.set("page_style", "/ui/help.css")
      .set("words", rows_of_words(context))
      .set("fields", rows_of_fields(context))
      .set("filters", names(filter_fields()))
      .set("facets", names(facet_fields()))
      .set("errors", rows_of_errors(context));
  return data;
}

}  // namespace searchd::http
