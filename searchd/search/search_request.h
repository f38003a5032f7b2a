#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "passage/model/date_interval.h"

namespace searchd {

/// By relevance, by date, or by when the documents came into the index (the last that came first; no parameter asks for
/// it).
enum class SortOrder : std::uint8_t { Relevance, Newest, Oldest, Added };

/// A search as the API's parameters state it, decoded and validated; defaults are those of the contract.
struct SearchRequest {
  std::string query;  ///< Valid UTF-8 without NUL, within the configured size. Empty: every document, newest first.
  std::vector<std::pair<std::string, std::string>> filters;  ///< (field, value); fields are names of filterable fields.
  passage::DateRange date;                                   ///< Both ends empty: no restriction.
  std::vector<std::string> facets;                           ///< Names of facet fields to count.
  std::uint32_t facet_values = 20;                           ///< Of each, the most frequent; no parameter.
  SortOrder sort = SortOrder::Relevance;
  std::uint32_t page = 1;  ///< From 1.
  std::uint32_t hits_per_page = 10;
  std::uint32_t places = 3;
  std::vector<std::string> prefer;  ///< Primary language subtags, best first.
  bool expand = true;
  bool explain = false;

  friend bool operator==(const SearchRequest&, const SearchRequest&) = default;
};

inline constexpr std::uint32_t max_hits_per_page = 100;
inline constexpr std::uint32_t max_places = 10;
inline constexpr std::uint32_t max_reachable_hits = 1000;

}  // namespace searchd
