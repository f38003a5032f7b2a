#pragma once

#include <span>
#include <string_view>

namespace searchd::http {

/// The names that `filter` takes, and those that `facets` takes beside "*": what passage/index/fields.h says.
[[nodiscard]] std::span<const std::string_view> filter_fields();
[[nodiscard]] std::span<const std::string_view> facet_fields();

}  // namespace searchd::http
