#include <string_view>
#include <vector>

#include "searchd/http/api.h"
#include "searchd/http/json_text.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"

namespace searchd::http {
namespace {

std::string_view name_of(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::Title:
      return "title";
    case SuggestionKind::Concept:
      return "concept";
    case SuggestionKind::Word:
      break;
  }
  return "word";
}

std::string in_the_words_of_the_contract(const SuggestRequest& request, const std::vector<Suggestion>& suggestions) {
  JsonText json;
  json.open_object();
  json.member("query", request.query);
  json.name("suggestions");
  json.open_array();
  for (const Suggestion& suggestion : suggestions) {
    json.open_object();
    json.member("text", suggestion.text);
    json.member("kind", name_of(suggestion.kind));
    json.member_unless_empty("language", suggestion.language);
    json.member_unless_empty("id", suggestion.id);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.text();
}

/// https://github.com/dewitt/opensearch, "OpenSearch Suggestions": the query, and what may be meant.
std::string as_browsers_take_it(const SuggestRequest& request, const std::vector<Suggestion>& suggestions) {
  JsonText json;
  json.open_array();
  json.value(std::string_view(request.query));
  json.open_array();
  for (const Suggestion& suggestion : suggestions) json.value(std::string_view(suggestion.text));
  json.close_array();
  json.close_array();
  return json.text();
}

struct Format {
  std::string_view path;
  std::string_view content_type;
  std::string (*text)(const SuggestRequest& request, const std::vector<Suggestion>& suggestions);
};
constexpr Format formats[] = {
    {"/api/v1/suggest", "application/json; charset=utf-8", in_the_words_of_the_contract},
    {"/api/v1/suggest/opensearch", "application/x-suggestions+json; charset=utf-8", as_browsers_take_it},
};

}  // namespace

void add_suggestions(Router& router, SearchService& service, const ApiSettings& settings) {
  for (const Format& format : formats) {
    router.add({.path = std::string(format.path),
                .origins = Origins::Every,
                .counted_as = RequestClass::Suggest,
                .handler = [&service, &format, most = settings.max_query_bytes](const Request& request) -> Response {
                  const SuggestRequest wanted = read_suggest_request(decode_query_string(request.query), most);
                  return {.content_type = std::string(format.content_type),
                          .body = format.text(wanted, service.suggest(wanted))};
                }});
  }
}

}  // namespace searchd::http
