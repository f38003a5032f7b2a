// /api/v1/similar: documents like a document.
#include "searchd/http/absent_document.h"
#include "searchd/http/answer_json.h"
#include "searchd/http/api.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"

namespace searchd::http {

void add_similar(Router& router, SearchService& service) {
  router.add({.path = "/api/v1/similar",
              .origins = Origins::Every,
              .counted_as = RequestClass::Document,
              .handler = [&service](const Request& request) -> Response {
                const SimilarRequest wanted = read_similar_request(decode_query_string(request.query));
                const auto hits = service.similar(wanted);
                if (!hits) return absent_document(service, wanted.id);
                return {.content_type = "application/json; charset=utf-8", .body = to_json(*hits)};
              }});
}

}  // namespace searchd::http
