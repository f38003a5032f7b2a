#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"

// The addresses that pages link to. Every value is percent-encoded; what comes out is not yet escaped for HTML.
namespace searchd::http {

/// Whose pages to link to: the language that the reader asked for by `ui`, or nothing, so that Accept-Language goes on
/// deciding.
struct LinkLanguage {
  std::string ui;
};

/// The results page of a search. Parameters at their defaults are left out; so are `facets` and `explain`, which pages
/// decide by themselves.
[[nodiscard]] std::string search_link(const SearchRequest& request, const LinkLanguage& language);

/// The feed of a search. Its order and page are those of every feed.
[[nodiscard]] std::string feed_link(const SearchRequest& request);

/// The list of what a search finds, for a spreadsheet.
[[nodiscard]] std::string csv_link(const SearchRequest& request);

/// The reading view of a document; `place` 0 is its beginning, anything else the passage to bring into sight.
[[nodiscard]] std::string read_link(std::string_view id, std::uint32_t place, std::string_view query,
                                    const LinkLanguage& language);

/// The same, reached from a search, which its address carries along: which words are marked, and the way back.
[[nodiscard]] std::string reading_link(std::string_view id, std::uint32_t place, const SearchRequest& search,
                                       const LinkLanguage& language);

/// The reading view at a place of a hit, in the version that has it.
[[nodiscard]] std::string reading_link(const Hit& hit, const Place& place, const SearchRequest& search,
                                       const LinkLanguage& language);

/// The reading view from the passage `first` on; 1 is the beginning.
[[nodiscard]] std::string reading_page_link(std::string_view id, std::uint32_t first, const SearchRequest& search,
                                            const LinkLanguage& language);

[[nodiscard]] std::string start_link(const LinkLanguage& language);
[[nodiscard]] std::string help_link(const LinkLanguage& language);
[[nodiscard]] std::string opensearch_link(const LinkLanguage& language);

/// An address out of the index, when it may stand in an href: http, https or a path of this site. Empty otherwise.
[[nodiscard]] std::string safe_link(std::string_view url);

/// Scheme, host and port of an address, as a content security policy names them; empty where they could not stand in
/// one.
[[nodiscard]] std::string origin_of(std::string_view url);

/// The same search, from its first page, with a filter added or, where it is on, removed.
[[nodiscard]] SearchRequest with_filter_toggled(SearchRequest request, std::string_view field, std::string_view value);
[[nodiscard]] bool has_filter(const SearchRequest& request, std::string_view field, std::string_view value);
[[nodiscard]] SearchRequest without_filters(SearchRequest request);
[[nodiscard]] SearchRequest with_page(SearchRequest request, std::uint32_t page);
[[nodiscard]] SearchRequest with_sort(SearchRequest request, SortOrder sort);

/// The name of a sort order in addresses.
[[nodiscard]] std::string_view sort_name(SortOrder sort);

/// A range of days as short as it can be written: "2018", "2018-02..2021-06-05", "..2019". Empty for no range.
[[nodiscard]] std::string date_range_text(const passage::DateRange& range);
/// Its two ends by themselves, as they stand in the form.
[[nodiscard]] std::string first_date_text(const passage::DateRange& range);
[[nodiscard]] std::string last_date_text(const passage::DateRange& range);

}  // namespace searchd::http
