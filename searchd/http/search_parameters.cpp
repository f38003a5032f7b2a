#include "searchd/http/search_parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>
#include <utility>

#include "passage/model/metadata.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"
#include "searchd/http/field_names.h"
#include "searchd/http/parameter_table.h"

namespace searchd::http {
namespace {

constexpr std::size_t max_filters = 64;
constexpr std::size_t max_filter_value = 1024;
constexpr std::size_t max_preferred_languages = 16;
constexpr std::uint32_t any_number = std::numeric_limits<std::uint32_t>::max();

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

template <typename Use>
void for_each_listed(std::string_view list, const Use& use) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    use(passage::trimmed(list.substr(0, comma)));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
}

void read_filter(const std::string& value, SearchRequest& request) {
  const std::size_t colon = value.find(':');
  if (colon == std::string::npos) refuse_value("filter", "of the form \"field:value\"");
  const std::string_view field = std::string_view(value).substr(0, colon);
  const std::string_view wanted = passage::trimmed(std::string_view(value).substr(colon + 1));
  if (!is_one_of(field, filter_fields())) {
    refuse_unknown("unknown_filter_field", "filter", "filter field", field, filter_fields());
  }
  if (wanted.empty() || wanted.size() > max_filter_value) refuse_value("filter", "of the form \"field:value\"");
  if (request.filters.size() == max_filters) {
    throw BadRequest("too_many_filters", "filter", "There may be " + std::to_string(max_filters) + " filters at most.");
  }
  request.filters.emplace_back(field, wanted);
}

void read_facets(const std::string& value, SearchRequest& request) {
  for_each_listed(value, [&](std::string_view name) {
    const auto add = [&](std::string_view facet) {
      if (std::ranges::find(request.facets, facet) == request.facets.end()) request.facets.emplace_back(facet);
    };
    if (name == "*") return std::ranges::for_each(facet_fields(), add), void();
    if (!is_one_of(name, facet_fields())) {
      refuse_unknown("unknown_facet", "facets", "facet", name, facet_fields());
    }
    add(name);
  });
}

template <typename Target>
void read_preferred(const std::string& value, Target& request) {
  for_each_listed(value, [&](std::string_view tag) {
    const std::string language = passage::canonical_language(tag);
    const std::string primary(passage::primary_subtag(language));
    if (primary.empty() || request.prefer.size() == max_preferred_languages) {
      refuse_value("prefer", "a list of language tags such as \"es,en\", " + std::to_string(max_preferred_languages) +
                                 " at most");
    }
    if (std::ranges::find(request.prefer, primary) == request.prefer.end()) request.prefer.push_back(primary);
  });
}

void read_date(const std::string& value, SearchRequest& request) {
  const auto range = passage::parse_date_range(value);
  if (!range) refuse_value("date", "a date or a range such as \"2018\", \"2018-02..2021\", \"..2019\" or \"2020..\"");
  request.date = *range;
}

void read_sort(const std::string& value, SearchRequest& request) {
  constexpr std::array<std::pair<std::string_view, SortOrder>, 3> orders{
      {{"relevance", SortOrder::Relevance}, {"newest", SortOrder::Newest}, {"oldest", SortOrder::Oldest}}};
  const auto order = std::ranges::find(orders, value, [](const auto& known) { return known.first; });
  if (order == orders.end()) refuse_value("sort", "\"relevance\", \"newest\" or \"oldest\"");
  request.sort = order->second;
}

constexpr std::array search_table{
    Parameter<SearchRequest>{"q", false, true, [](const std::string& value, SearchRequest& r) { r.query = value; }},
    Parameter<SearchRequest>{"filter", true, false, read_filter},
    Parameter<SearchRequest>{"date", false, true, read_date},
    Parameter<SearchRequest>{"facets", true, true, read_facets},
    Parameter<SearchRequest>{"sort", false, false, read_sort},
    Parameter<SearchRequest>{
        "page", false, false,
        [](const std::string& value, SearchRequest& r) { r.page = read_number("page", value, 1, any_number); }},
    Parameter<SearchRequest>{"hitsPerPage", false, false,
                             [](const std::string& value, SearchRequest& r) {
                               r.hits_per_page = read_number("hitsPerPage", value, 1, max_hits_per_page);
                             }},
    Parameter<SearchRequest>{
        "places", false, false,
        [](const std::string& value, SearchRequest& r) { r.places = read_number("places", value, 1, max_places); }},
    Parameter<SearchRequest>{"prefer", true, true, read_preferred},
    Parameter<SearchRequest>{"expand", false, false,
                             [](const std::string& value, SearchRequest& r) { r.expand = read_flag("expand", value); }},
    Parameter<SearchRequest>{
        "explain", false, false,
        [](const std::string& value, SearchRequest& r) { r.explain = read_flag("explain", value); }},
};

void read_around(const std::string& value, DocumentRequest& request) {
  constexpr std::string_view page = "page:";
  constexpr std::string_view start = "start:";
  const std::string_view text = value;
  if (text.starts_with(page)) {
    request.around = DocumentRequest::Page{read_number("around", text.substr(page.size()), 1, any_number)};
  } else if (text.starts_with(start)) {
    const std::string_view seconds_text = text.substr(start.size());
    double seconds = 0;
    const auto [end, error] = std::from_chars(seconds_text.data(), seconds_text.data() + seconds_text.size(), seconds,
                                              std::chars_format::fixed);
    constexpr double longest = 1e7;
    if (error != std::errc{} || end != seconds_text.data() + seconds_text.size() ||
        !(seconds >= 0 && seconds < longest)) {
      refuse_value("around", "\"page:14\", \"start:754.2\" or a passage's number");
    }
    request.around = DocumentRequest::Start{seconds};
  } else {
    request.around = DocumentRequest::PassageNumber{read_number("around", text, 1, any_number)};
  }
}

template <typename Target>
void read_id(const std::string& value, Target& request) {
  if (!passage::valid_id(value)) refuse_value("id", "the id of a document");
  request.id = value;
}

constexpr std::array similar_table{
    Parameter<SimilarRequest>{"id", false, false, read_id},
    Parameter<SimilarRequest>{"limit", false, false,
                              [](const std::string& value, SimilarRequest& r) {
                                r.limit = read_number("limit", value, 1, max_similar_documents);
                              }},
    Parameter<SimilarRequest>{"prefer", true, true, read_preferred},
};

constexpr std::array document_table{
    Parameter<DocumentRequest>{"id", false, false, read_id},
    Parameter<DocumentRequest>{"q", false, true, [](const std::string& value, DocumentRequest& r) { r.query = value; }},
    Parameter<DocumentRequest>{"around", false, false, read_around},
    Parameter<DocumentRequest>{"limit", false, false,
                               [](const std::string& value, DocumentRequest& r) {
                                 r.limit = read_number("limit", value, 1, max_document_passages);
                               }},
};

constexpr std::array suggest_table{
    Parameter<SuggestRequest>{"q", false, true, [](const std::string& value, SuggestRequest& r) { r.query = value; }},
    Parameter<SuggestRequest>{
        "limit", false, false,
        [](const std::string& value, SuggestRequest& r) { r.limit = read_number("limit", value, 1, max_suggestions); }},
    Parameter<SuggestRequest>{"prefer", true, true, read_preferred},
};

void check_query_size(const std::string& query, std::size_t max_query_bytes) {
  if (query.size() <= max_query_bytes) return;
  throw BadRequest("query_too_long", "q", "The query may have " + std::to_string(max_query_bytes) + " bytes at most.");
}

}  // namespace

SearchRequest read_search_request(const Parameters& parameters, Strictness strictness, std::size_t max_query_bytes,
                                  std::span<const std::string_view> others) {
  SearchRequest request;
  read_parameters(parameters, search_table, strictness, request, others);
  check_query_size(request.query, max_query_bytes);
  if (std::uint64_t{request.page - 1} * request.hits_per_page >= max_reachable_hits) {
    throw BadRequest("page_out_of_range", "page",
                     "Only the first " + std::to_string(max_reachable_hits) + " hits can be paged through.");
  }
  return request;
}

SimilarRequest read_similar_request(const Parameters& parameters) {
  SimilarRequest request;
  read_parameters(parameters, similar_table, Strictness::Api, request);
  if (request.id.empty()) refuse_missing("id");
  return request;
}

DocumentRequest read_document_request(const Parameters& parameters, Strictness strictness,
                                      std::size_t max_query_bytes) {
  DocumentRequest request;
  read_parameters(parameters, document_table, strictness, request);
  check_query_size(request.query, max_query_bytes);
  if (request.id.empty()) refuse_missing("id");
  return request;
}

SuggestRequest read_suggest_request(const Parameters& parameters, std::size_t max_query_bytes) {
  SuggestRequest request;
  read_parameters(parameters, suggest_table, Strictness::Api, request);
  check_query_size(request.query, max_query_bytes);
  return request;
}

}  // namespace searchd::http
