#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// The facet fields that results pages count and show, in their order.
[[nodiscard]] std::span<const std::string_view> page_facets();

/// A facet's value as a reader knows it: languages, countries and the usual kinds by name, anything else as it is.
[[nodiscard]] std::string facet_value_label(std::string_view field, std::string_view value, const UiStrings& strings);

/// Adds the members of the template `facets`: the values to choose from, each with its count and the address that
/// turns it on or off, and the form of dates.
void add_facets(TemplateData& page, const SearchAnswer& answer, const SearchRequest& request,
                const PageContext& context);

/// Adds the members of the template `chosen`: what narrows the search now, each with the address that removes it.
void add_chosen_filters(TemplateData& page, const SearchRequest& request, const PageContext& context);

}  // namespace searchd::http
