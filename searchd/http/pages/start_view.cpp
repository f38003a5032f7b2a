#include "searchd/http/pages/start_view.h"

#include <string>
#include <string_view>
#include <utility>

#include "searchd/http/pages/facets_view.h"
#include "searchd/http/pages/page_links.h"

namespace searchd::http {
namespace {

/// A table of the start page: what there is, by one field.
TemplateData contents_table(std::string_view title, std::string_view field, const SearchAnswer& answer,
                            const PageContext& context) {
  TemplateList values;
  const auto found = answer.facets.find(std::string(field));
  if (found != answer.facets.end()) {
    for (const FacetValue& value : found->second) {
      TemplateData item;
      item.set("label", facet_value_label(field, value.value, context.strings))
          .set("count", context.strings.number(value.count))
          .set("url", search_link(with_filter_toggled({}, field, value.value), context.links));
      values.push_back(std::move(item));
    }
  }
  TemplateData table;
  table.set("title", title).set("values", std::move(values));
  return table;
}

}  // namespace

TemplateData start_view(const SearchAnswer& everything, const PageContext& context) {
  TemplateData data = page_frame(context, std::string(context.strings.text("search.label")), {}, start_link);
  TemplateList tables;
  tables.push_back(contents_table(context.strings.text("start.by_language"), "language", everything, context));
  tables.push_back(contents_table(context.strings.text("start.by_kind"), "kind", everything, context));
  data.set("is_start", true)
      .set("is_empty", everything.total_hits == 0)
      .set("count", context.strings.counted("results.count", everything.total_hits))
      .set("browse_url", search_link({}, context.links))
      .set("tables", std::move(tables));
  return data;
}

}  // namespace searchd::http
