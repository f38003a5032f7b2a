#include "searchd/http/algolia/api.h"

#include <string>
#include <string_view>
#include <utility>

#include "searchd/http/algolia/answer.h"
#include "searchd/http/algolia/query.h"
#include "searchd/http/json_text.h"

namespace searchd::http::algolia {
namespace {

// The star is no pattern: the clients send it, for the indexes are named in the body.
constexpr std::string_view path = "/1/indexes/*/queries";

// What the clients send to identify themselves; none of it is looked at. The lite one puts it into the URL.
constexpr std::string_view request_headers =
    "Content-Type, X-Algolia-API-Key, X-Algolia-Application-Id, X-Algolia-Agent, X-Algolia-UserToken";

Response json_response(int status, std::string body) {
  return {.status = status, .content_type = "application/json; charset=utf-8", .body = std::move(body)};
}

Response error_answer(int status, std::string_view /*code*/, std::string_view message) {
  JsonText json;
  json.open_object();
  json.member("message", message);
  json.member("status", static_cast<std::uint64_t>(status));
  json.close_object();
  return json_response(status, json.text());
}

Response answer_queries(const Request& request, SearchService& service, const ApiSettings& settings) {
  // The type of the body is not looked at: clients call their JSON text/plain or a form to do without a preflight.
  const std::vector<Query> queries = read_queries(request.body, settings.max_query_bytes);
  JsonText json;
  json.open_object();
  json.name("results");
  json.open_array();
  for (const Query& query : queries) write_result(json, query, service.search(query.search), settings.public_url);
  json.close_array();
  json.close_object();
  return json_response(200, json.text());
}

}  // namespace

void add_api(Router& router, SearchService& service, const ApiSettings& settings) {
  router.add({.path = std::string(path),
              .methods = Methods::Post,
              .origins = Origins::Every,
              .request_headers = request_headers,
              .error_answer = error_answer,
              .counted_as = RequestClass::Search,
              .handler = [&service, settings](const Request& r) { return answer_queries(r, service, settings); }});
}

}  // namespace searchd::http::algolia
