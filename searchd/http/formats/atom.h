#pragma once

#include <string>
#include <string_view>

#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"

namespace searchd::http {

/// What stands above the entries of a feed.
struct FeedHead {
  std::string_view site_name;
  std::string_view public_url;  ///< See absolute_url().
  std::string_view published;   ///< When the index was, "2018-02-22T10:00:00Z": the time of a feed without entries.
};

/// The feed of a search (RFC 4287), an entry for each hit in their order. Its id comes from the search alone, those of
/// the entries from the keys of their works: neither another generation nor another address of the site changes them.
[[nodiscard]] std::string to_atom(const SearchRequest& search, const SearchAnswer& answer, const FeedHead& head);

}  // namespace searchd::http
