// /api/v1/similar: documents like a document.
#include "searchd/http/answer_json.h"
#include "searchd/http/api.h"
#include "searchd/http/error_answer.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"

namespace searchd::http {

void add_similar(Router& router, SearchService& service) {
  router.add({.path = "/api/v1/similar",
              .origins = Origins::Every,
              .counted_as = RequestClass::Document,
              .handler = [&service](const Request& request) -> Response {
                const auto hits = service.similar(read_similar_request(decode_query_string(request.query)));
                if (!hits) return json_error(404, "not_found", "There is no document of that id.");
                return {.content_type = "application/json; charset=utf-8", .body = to_json(*hits)};
              }});
}

}  // namespace searchd::http
