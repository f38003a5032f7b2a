#include "searchd/http/absent_document.h"

#include <string>

#include "searchd/http/error_answer.h"

namespace searchd::http {

Response absent_document(SearchService& service, std::string_view id, std::string_view what) {
  if (service.is_withdrawn(id)) return json_error(410, "purged", "This document was withdrawn.");
  return json_error(404, "not_found", "There is no " + std::string(what) + " of that id.");
}

}  // namespace searchd::http
