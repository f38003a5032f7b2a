#include "searchd/http/pages/facets_view.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "searchd/http/pages/year_histogram.h"

namespace searchd::http {
namespace {

constexpr std::array<std::string_view, 6> facets = {"kind", "language", "year", "country", "organization", "topic"};

/// What a reader takes in at a glance; those chosen are shown beyond it.
constexpr std::size_t values_shown = 7;

std::string field_label(std::string_view field, const UiStrings& strings) {
  const auto label = strings.find("facet." + std::string(field));
  return std::string(label.value_or(field));
}

std::vector<FacetValue> shown_values(std::string_view field, const std::vector<FacetValue>& values,
                                     const SearchRequest& request) {
  std::vector<FacetValue> shown;
  for (const FacetValue& value : values) {
    if (shown.size() < values_shown || has_filter(request, field, value.value)) shown.push_back(value);
  }
  return shown;
}

TemplateData facet_view(std::string_view field, const std::vector<FacetValue>& values, const SearchRequest& request,
                        const PageContext& context) {
  TemplateList items;
  for (const FacetValue& value : shown_values(field, values, request)) {
    TemplateData item;
    item.set("label", facet_value_label(field, value.value, context.strings))
        .set("count", context.strings.number(value.count))
        .set("url", search_link(with_filter_toggled(request, field, value.value), context.links))
        .set("chosen", has_filter(request, field, value.value));
    items.push_back(std::move(item));
  }
  TemplateData facet;
  facet.set("title", field_label(field, context.strings)).set("values", std::move(items));
  return facet;
}

std::string date_label(const passage::DateRange& range, const UiStrings& strings) {
  const std::string from = strings.date(first_date_text(range));
  const std::string to = strings.date(last_date_text(range));
  if (from == to) return from;
  if (to.empty()) return strings.text("filters.date_since", {{"from", from}});
  if (from.empty()) return strings.text("filters.date_until", {{"to", to}});
  return strings.text("filters.date_between", {{"from", from}, {"to", to}});
}

TemplateData chosen_filter(std::string_view field, std::string label, const SearchRequest& without,
                           const PageContext& context) {
  TemplateData filter;
  filter.set("field", field).set("label", std::move(label)).set("url", search_link(without, context.links));
  return filter;
}

}  // namespace

std::span<const std::string_view> page_facets() {
  return facets;
}

std::string facet_value_label(std::string_view field, std::string_view value, const UiStrings& strings) {
  if (field == "kind") return std::string(strings.find("kind." + std::string(value)).value_or(value));
  if (field == "language") return strings.language_name(value);
  if (field == "country") return strings.country_name(value);
  return std::string(value);
}

void add_facets(TemplateData& page, const SearchAnswer& answer, const SearchRequest& request,
                const PageContext& context) {
  TemplateList views;
  for (const std::string_view field : facets) {
    const auto found = answer.facets.find(std::string(field));
    if (found == answer.facets.end() || found->second.empty()) continue;
    if (field != "year") {
      views.push_back(facet_view(field, found->second, request, context));
    } else if (TemplateList years = year_histogram(found->second, request, context); !years.empty()) {
      views.push_back(std::move(TemplateData{}
                                    .set("title", field_label(field, context.strings))
                                    .set("is_years", true)
                                    .set("years", std::move(years))));
    }
  }
  page.set("facets", std::move(views))
      .set("date_fields", hidden_fields(request, context.links, DateFields::LeaveOut))
      .set("date_from", first_date_text(request.date))
      .set("date_to", last_date_text(request.date));
}

void add_chosen_filters(TemplateData& page, const SearchRequest& request, const PageContext& context) {
  TemplateList chosen;
  for (const auto& [field, value] : request.filters) {
    chosen.push_back(chosen_filter(field_label(field, context.strings),
                                   facet_value_label(field, value, context.strings),
                                   with_filter_toggled(request, field, value), context));
  }
  if (!date_range_text(request.date).empty()) {
    SearchRequest without = with_page(request, 1);
    without.date = {};
    chosen.push_back(chosen_filter(context.strings.text("filters.date"), date_label(request.date, context.strings),
                                   without, context));
  }
  page.set("has_chosen", !chosen.empty())
      .set("has_several_chosen", chosen.size() > 1)
      .set("chosen", std::move(chosen))
      .set("clear_url", search_link(without_filters(request), context.links));
}

}  // namespace searchd::http
