#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

namespace indexer {

inline constexpr std::size_t max_alternates = 200;

/// The addresses of a page's translations as it names them (`link rel="alternate" hreflang`), so many at most.
[[nodiscard]] std::vector<std::string> html_alternates(const xmlDoc& document);

}  // namespace indexer
