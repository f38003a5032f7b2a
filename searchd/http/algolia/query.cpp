#include "searchd/http/algolia/query.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <rapidjson/document.h>

#include "searchd/errors.h"
#include "searchd/http/algolia/filters.h"
#include "searchd/http/algolia/query_parameters.h"
#include "searchd/http/search_parameters.h"

namespace searchd::http::algolia {
namespace {

constexpr std::uint32_t any_number = std::numeric_limits<std::uint32_t>::max() - 1;

struct SortedIndex {
  std::string_view ending;
  SortOrder order;
};
constexpr std::array sorted_indexes{SortedIndex{"_newest", SortOrder::Newest},
                                    SortedIndex{"_oldest", SortOrder::Oldest}};

SortOrder order_of(std::string_view index) {
  const auto* const found =
      std::ranges::find_if(sorted_indexes, [&](const SortedIndex& sorted) { return index.ends_with(sorted.ending); });
  return found == sorted_indexes.end() ? SortOrder::Relevance : found->order;
}

constexpr std::array<std::string_view, 5> unsupported_filters{"numericFilters", "tagFilters", "aroundLatLng",
                                                              "insideBoundingBox", "insidePolygon"};

void refuse_unsupported(const QueryParameters& parameters) {
  for (const std::string_view name : unsupported_filters) {
    if (parameters.groups(name).empty()) continue;
    throw BadRequest("unsupported_parameter", std::string(name),
                     "\"" + std::string(name) + "\" is not supported; \"facetFilters\" and \"filters\" are.");
  }
}

void add_each(std::string_view name, const FilterGroups& groups, Parameters& search) {
  for (const auto& group : groups) {
    for (const std::string& text : group) search.emplace_back(name, text);
  }
}

/// The search as the project's own API would be asked for it, which has the limits and checks the names.
SearchRequest search_of(const QueryParameters& parameters, std::size_t max_query_bytes) {
  Parameters search{{"q", parameters.text("query")}};
  add_filters("facetFilters", parameters.groups("facetFilters"), search);
  add_filters("filters", read_filter_expression(parameters.text("filters")), search);
  add_each("facets", parameters.groups("facets"), search);
  add_each("prefer", parameters.groups("queryLanguages"), search);
  return read_search_request(search, Strictness::Api, max_query_bytes);
}

Query read_query(const rapidjson::Value& value, std::size_t max_query_bytes) {
  if (!value.IsObject()) throw BadRequest("invalid_json", "requests", "A request of the batch is not an object.");
  const QueryParameters parameters(value);
  refuse_unsupported(parameters);
  Query query;
  query.index = parameters.text("indexName");
  query.search = search_of(parameters, max_query_bytes);
  query.search.sort = order_of(query.index);
  query.page = parameters.number("page", query.page, any_number);
  query.hits_per_page = parameters.number("hitsPerPage", query.hits_per_page, max_hits_per_page);
  query.max_values_per_facet = parameters.number("maxValuesPerFacet", query.max_values_per_facet, any_number);
  query.tags = {parameters.text("highlightPreTag", query.tags.before),
                parameters.text("highlightPostTag", query.tags.after)};
  if (parameters.text("type") == "facet") {
    query.facet_search = {parameters.text("facet"), parameters.text("facetQuery"),
                          parameters.number("maxFacetHits", FacetSearch{}.max_hits, any_number)};
    const Parameters facet{{"facets", query.facet_search->facet}};
    query.search.facets = read_search_request(facet, Strictness::Api, max_query_bytes).facets;
    query.hits_per_page = 0;
  }
  // A page that does not exist, or without hits, is still asked for its total and its facets.
  const bool has_hits = query.page < query.pages_of(max_reachable_hits);
  query.search.page = has_hits ? query.page + 1 : 1;
  query.search.hits_per_page = has_hits ? query.hits_per_page : 1;
  if (!has_hits) query.search.places = 1;
  return query;
}

}  // namespace

std::uint32_t Query::pages_of(std::uint32_t total_hits) const {
  if (hits_per_page == 0) return 0;
  const std::uint32_t reachable = std::min(total_hits, max_reachable_hits);
  return (reachable + hits_per_page - 1) / hits_per_page;
}

std::vector<Query> read_queries(std::string_view body, std::size_t max_query_bytes) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag |
                 rapidjson::kParseNumbersAsStringsFlag>(body.data(), body.size());
  const rapidjson::Value& batch = document;  // constant: other iterators of RapidJSON 1.1 compare ambiguously in C++20
  const bool is_object = !document.HasParseError() && batch.IsObject();
  const auto requests = is_object ? batch.FindMember("requests") : rapidjson::Value::ConstMemberIterator{};
  if (!is_object || requests == batch.MemberEnd() || !requests->value.IsArray()) {
    throw BadRequest("invalid_json", "requests", "The body is not a JSON object with a list \"requests\".");
  }
  if (requests->value.Size() > max_queries) {
    throw BadRequest("too_many_requests", "requests",
                     "There may be " + std::to_string(max_queries) + " requests at most in a batch.");
  }
  std::vector<Query> queries;
  for (const auto& request : requests->value.GetArray()) queries.push_back(read_query(request, max_query_bytes));
  return queries;
}

}  // namespace searchd::http::algolia
