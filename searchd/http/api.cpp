#include "searchd/http/api.h"

#include <optional>
#include <utility>

#include "passage/text/unicode.h"
#include "searchd/http/absent_document.h"
#include "searchd/http/answer_json.h"
#include "searchd/http/error_answer.h"
#include "searchd/http/etag.h"
#include "searchd/http/parameter_table.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"
#include "searchd/http/server.h"

namespace searchd::http {
namespace {

Response json_response(std::string body) {
  return {.content_type = "application/json; charset=utf-8", .body = std::move(body)};
}

/// What the URL says and, for a POST, what the body says. Nothing when the body is of a type that is not taken.
std::optional<Parameters> parameters_of(const Request& request) {
  Parameters parameters = decode_query_string(request.query);
  if (request.method != "POST") return parameters;
  const std::string_view content_type = request.header("content-type");
  const std::string type = passage::ascii_lower(passage::trimmed(content_type.substr(0, content_type.find(';'))));
  Parameters more;
  if (type == "application/x-www-form-urlencoded") {
    more = decode_query_string(request.body);
  } else if (type == "application/json") {
    more = decode_json_parameters(request.body);
  } else {
    return std::nullopt;
  }
  parameters.insert(parameters.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return parameters;
}

Response answer_search(const Request& request, SearchService& service, const ApiSettings& settings) {
  const auto parameters = parameters_of(request);
  if (!parameters) {
    return json_error(415, "unsupported_media_type",
                      "A search by POST is application/x-www-form-urlencoded or application/json.");
  }
  const SearchRequest search = read_search_request(*parameters, Strictness::Api, settings.max_query_bytes);
  return json_response(to_json(service.search(search), search));
}

Response answer_document(const Request& request, SearchService& service, const ApiSettings& settings) {
  const DocumentRequest wanted =
      read_document_request(decode_query_string(request.query), Strictness::Api, settings.max_query_bytes);
  const std::string etag = generation_etag(service, settings);
  const auto answer = service.document(wanted);
  if (!answer) return absent_document(service, wanted.id);
  if (const auto* place = std::get_if<DocumentRequest::PassageNumber>(&wanted.around);
      place != nullptr && place->number > answer->passage_count) {
    refuse_value("around", "the number of one of its passages, from 1 to " + std::to_string(answer->passage_count));
  }
  Response response = json_response(to_json(*answer));
  return with_etag(request, std::move(response), etag, "no-cache");
}

Response answer_state(std::string_view status, int code) {
  Response response = json_response("{\"status\":\"" + std::string(status) + "\"}");
  response.status = code;
  return response;
}

}  // namespace

std::string generation_etag(SearchService& service, const ApiSettings& settings) {
  return weak_etag({std::to_string(service.state().generation), PASSAGE_VERSION, settings.configuration_fingerprint});
}

void add_api(Router& router, SearchService& service, const ApiSettings& settings) {
  router.add({.path = "/api/v1/search",
              .methods = Methods::GetAndPost,
              .origins = Origins::Every,
              .counted_as = RequestClass::Search,
              .handler = [&service, settings](const Request& r) { return answer_search(r, service, settings); }});
  router.add({.path = "/api/v1/document",
              .origins = Origins::Every,
              .counted_as = RequestClass::Document,
              .handler = [&service, settings](const Request& r) { return answer_document(r, service, settings); }});
}

void add_metrics(Router& router, const Metrics& metrics, SearchService& service, const Server& server) {
  router.add({.path = "/metrics",
              .counted_as = RequestClass::Health,
              .handler = [&metrics, &service, &server](const Request&) -> Response {
                return {.content_type = "text/plain; version=0.0.4; charset=utf-8",
                        .body = metrics.text(service.state(), server.counts())};
              }});
}

void add_health(Router& router, SearchService& service) {
  router.add({.path = "/healthz", .counted_as = RequestClass::Health, .handler = [](const Request&) {
                return answer_state("ok", 200);
              }});
  router.add({.path = "/readyz", .counted_as = RequestClass::Health, .handler = [&service](const Request&) {
                const ServiceState state = service.state();
                if (!state.ready) return answer_state("starting", 503);
                return answer_state(state.degraded ? "degraded" : "ok", 200);
              }});
}

}  // namespace searchd::http
