#include "searchd/http/error_codes.h"

namespace searchd::http {

std::span<const ErrorGroup> error_groups() {
  static const std::vector<ErrorGroup> groups{
      {"value",
       {"invalid_around", "invalid_date", "invalid_expand", "invalid_explain", "invalid_filter", "invalid_filters",
        "invalid_first", "invalid_format", "invalid_hits_per_page", "invalid_id", "invalid_limit", "invalid_page",
        "invalid_place", "invalid_places", "invalid_prefer", "invalid_sort"}},
      {"name", {"unknown_parameter", "unsupported_parameter", "unknown_filter_field", "unknown_facet"}},
      {"parameter", {"missing_parameter", "repeated_parameter"}},
      {"limit", {"query_too_long", "too_many_filters", "page_out_of_range"}},
      {"encoding", {"invalid_encoding", "invalid_json", "unsupported_media_type"}},
      {"absent", {"not_found", "purged", "range_not_satisfiable"}},
      {"method", {"method_not_allowed", "method_not_implemented"}},
      {"http",
       {"malformed_request", "malformed_target", "malformed_header", "malformed_host", "malformed_length",
        "malformed_body", "misdirected_request", "version_not_supported", "expectation_failed", "length_required",
        "transfer_encoding_not_implemented"}},
      {"size", {"head_too_large", "too_many_headers", "uri_too_long", "body_too_large"}},
      {"rate", {"too_many_requests", "too_many_connections", "request_timeout"}},
      {"fault", {"index_unavailable", "internal"}},
  };
  return groups;
}

}  // namespace searchd::http
