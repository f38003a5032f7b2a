#include "searchd/http/pages/ways_out.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace searchd::http {
namespace {

SearchRequest without_quotes(SearchRequest request) {
  constexpr auto quotes = std::to_array<std::string_view>({"\"", "“", "”", "„", "«", "»", "「", "」"});
  for (const std::string_view quote : quotes) {
    for (std::size_t at = 0; (at = request.query.find(quote, at)) != std::string::npos;) {
      request.query.replace(at, quote.size(), " ");
    }
  }
  return request;
}

SearchRequest with_expansions(SearchRequest request) {
  request.expand = true;
  return request;
}

struct Way {
  std::string_view label;  ///< Key of its string.
  SearchRequest (*take)(SearchRequest);
};
constexpr auto ways = std::to_array<Way>({
    {"zero.without_filters", without_filters},
    {"zero.without_quotes", without_quotes},
    {"zero.with_expansions", with_expansions},
});

std::uint32_t count_of(SearchService& service, SearchRequest request) {
  request.facets.clear();
  request.hits_per_page = 1;
  request.places = 1;
  return service.search(request).total_hits;
}

}  // namespace

void add_ways_out(TemplateData& page, SearchService& service, const SearchRequest& asked, const PageContext& context) {
  TemplateList found;
  for (const Way& way : ways) {
    const SearchRequest other = way.take(with_page(asked, 1));
    if (other == with_page(asked, 1)) continue;
    const std::uint32_t count = count_of(service, other);
    if (count == 0) continue;
    TemplateData view;
    view.set("label", context.strings.text(way.label))
        .set("url", search_link(other, context.links))
        .set("count", context.strings.counted("results.count", count));
    found.push_back(std::move(view));
  }
  page.set("has_ways", !found.empty()).set("ways", std::move(found));
}

}  // namespace searchd::http
