#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/query_string.h"

namespace searchd::http::algolia {

/// "field:value" texts; those of one group are alternatives, groups all apply.
using FilterGroups = std::vector<std::vector<std::string>>;

/// Reads the parameter `filters`: `kind:report AND (language:en OR language:es) AND topic:"family life"`. As with
/// Algolia, OR binds more tightly than AND. Throws BadRequest for what is no such expression.
[[nodiscard]] FilterGroups read_filter_expression(std::string_view text);

/// Adds the groups as parameters "filter" of the search. Its values of one field are alternatives, so that other
/// combinations (alternatives in different fields, two values of one field at once, negation) are refused with a
/// BadRequest that names `parameter` and says what to do instead.
void add_filters(std::string_view parameter, const FilterGroups& groups, Parameters& search);

}  // namespace searchd::http::algolia
