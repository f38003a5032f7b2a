#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/algolia/highlight.h"
#include "searchd/search/search_request.h"

namespace searchd::http::algolia {

/// A search among the values of a facet: those with a word that begins like the query.
struct FacetSearch {
  std::string facet;
  std::string query;
  std::uint32_t max_hits = 10;
};

/// One query of a batch: what is searched for, and how it wants to be answered.
struct Query {
  std::string index;  ///< Any name; one that ends in "_newest" or "_oldest" is a sort order.
  SearchRequest search;
  std::uint32_t page = 0;            ///< From 0.
  std::uint32_t hits_per_page = 20;  ///< 0: only the counts are wanted.
  std::uint32_t max_values_per_facet = 100;
  HighlightTags tags;
  std::optional<FacetSearch> facet_search;

  /// Pages that can be reached; those beyond are empty.
  [[nodiscard]] std::uint32_t pages_of(std::uint32_t total_hits) const;
};

inline constexpr std::size_t max_queries = 20;

/// Reads the body of a batch: {"requests": [...]}. What is not known is ignored; what narrows a search and cannot be
/// done is refused, since its absence would be taken for an answer. Throws BadRequest.
[[nodiscard]] std::vector<Query> read_queries(std::string_view body, std::size_t max_query_bytes);

}  // namespace searchd::http::algolia
