// /feed.atom: new documents that a search finds.
#include <algorithm>
#include <string>
#include <utility>

#include "searchd/http/api.h"
#include "searchd/http/etag.h"
#include "searchd/http/formats/atom.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"

namespace searchd::http {
namespace {

constexpr std::string_view site_name = "Passage";
constexpr std::uint32_t usual_entries = 50;

/// The search of a feed: whatever the page that links to it shows, new documents come first. What else an address has
/// gathered on its way (utm_…) is no reason to refuse it.
SearchRequest read_feed_request(const Request& request, std::size_t max_query_bytes) {
  const Parameters parameters = decode_query_string(request.query);
  SearchRequest search = read_search_request(parameters, Strictness::Page, max_query_bytes);
  const bool has_size =
      std::ranges::any_of(parameters, [](const auto& p) { return p.first == "hitsPerPage" && !p.second.empty(); });
  if (!has_size) search.hits_per_page = usual_entries;
  search.sort = SortOrder::Added;
  search.page = 1;
  search.places = 1;
  search.facets.clear();
  search.explain = false;
  return search;
}

Response answer_feed(const Request& request, SearchService& service, const ApiSettings& settings) {
  const SearchRequest search = read_feed_request(request, settings.max_query_bytes);
  const std::string etag = generation_etag(service, settings);
  const std::string published = service.state().published;
  Response response{
      .content_type = "application/atom+xml; charset=utf-8",
      .body = to_atom(search, service.search(search),
                      {.site_name = site_name, .public_url = settings.public_url, .published = published})};
  return with_etag(request, std::move(response), etag, "no-cache");
}

}  // namespace

void add_feed(Router& router, SearchService& service, const ApiSettings& settings) {
  router.add({.path = "/feed.atom",
              .origins = Origins::Every,
              .counted_as = RequestClass::Search,
              .handler = [&service, settings](const Request& r) { return answer_feed(r, service, settings); }});
}

}  // namespace searchd::http
