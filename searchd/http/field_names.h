#pragma once

#include <array>
#include <string_view>

namespace searchd::http {

/// The names that `filter` takes.
inline constexpr std::array<std::string_view, 11> filter_fields{
    "kind", "language", "organization", "author", "event", "country", "topic", "concept", "symbol", "year", "source"};

/// The names that `facets` takes, beside "*".
inline constexpr std::array<std::string_view, 10> facet_fields{
    "kind", "language", "organization", "author", "event", "country", "topic", "concept", "year", "source"};

}  // namespace searchd::http
