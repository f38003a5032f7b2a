// /openapi.json: the contract of the API, as programs read it.
#include <string>

#include "searchd/http/api.h"
#include "searchd/http/embedded_openapi.h"
#include "searchd/http/etag.h"

namespace searchd::http {

void add_openapi(Router& router) {
  const std::string_view document = embedded_openapi::embedded_file("openapi.json");
  router.add({.path = "/openapi.json",
              .origins = Origins::Every,
              .counted_as = RequestClass::Asset,
              .handler = [document, etag = weak_etag({document})](const Request& request) {
                Response response{.content_type = "application/json; charset=utf-8", .body = std::string(document)};
                return with_etag(request, std::move(response), etag, "public, max-age=3600");
              }});
}

}  // namespace searchd::http
