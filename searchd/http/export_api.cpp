// /api/v1/export: what a search finds, as a table.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "searchd/http/api.h"
#include "searchd/http/formats/export_rows.h"
#include "searchd/http/parameter_table.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"

namespace searchd::http {
namespace {

constexpr std::size_t most_rows = 1000;

struct ExportFormat {
  std::string_view name;
  std::string_view media_type;
  std::string_view disposition;
  std::string (*write)(const std::vector<ExportRow>& rows);
};
constexpr std::array formats{
    ExportFormat{"csv", "text/csv; charset=utf-8; header=present", "attachment; filename=\"passage.csv\"", to_csv},
    ExportFormat{"ndjson", "application/x-ndjson; charset=utf-8", "attachment; filename=\"passage.ndjson\"", to_ndjson},
};

constexpr std::string_view format_parameter = "format";
constexpr std::array own_parameters{
    Parameter<const ExportFormat*>{format_parameter, false, false,
                                   [](const std::string& value, const ExportFormat*& format) {
                                     const auto found = std::ranges::find(formats, value, &ExportFormat::name);
                                     if (found == formats.end())
                                       refuse_value(format_parameter, "\"csv\" or \"ndjson\"");
                                     format = &*found;
                                   }},
};

bool states(const Parameters& parameters, std::string_view name) {
  return std::ranges::any_of(parameters, [&](const auto& parameter) { return parameter.first == name; });
}

/// All of it, a row for each hit, where the request does not ask for a page or for more places.
SearchRequest read_search(const Parameters& parameters, std::size_t max_query_bytes) {
  constexpr std::array others{format_parameter};
  SearchRequest search = read_search_request(parameters, Strictness::Api, max_query_bytes, others);
  search.facets.clear();
  search.explain = false;
  if (!states(parameters, "page") && !states(parameters, "hitsPerPage")) search.hits_per_page = max_reachable_hits;
  if (!states(parameters, "places")) search.places = 1;
  return search;
}

Response answer_export(const Request& request, SearchService& service, const ApiSettings& settings) {
  const Parameters parameters = decode_query_string(request.query);
  const SearchRequest search = read_search(parameters, settings.max_query_bytes);
  const ExportFormat* format = nullptr;
  read_parameters(parameters, own_parameters, Strictness::Page, format);
  if (!format) refuse_missing(format_parameter);
  const SearchAnswer answer = service.search(search);
  Response response{.content_type = std::string(format->media_type),
                    .body = format->write(export_rows(answer.hits, settings.public_url, most_rows))};
  response.headers.emplace_back("Content-Disposition", format->disposition);
  response.headers.emplace_back("X-Total-Hits", std::to_string(answer.total_hits));
  return response;
}

}  // namespace

void add_export(Router& router, SearchService& service, const ApiSettings& settings) {
  router.add({.path = "/api/v1/export",
              .origins = Origins::Every,
              .counted_as = RequestClass::Search,
              .handler = [&service, settings](const Request& r) { return answer_export(r, service, settings); }});
}

}  // namespace searchd::http
