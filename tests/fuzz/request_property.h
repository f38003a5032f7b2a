#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "passage/text/unicode.h"
#include "searchd/errors.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"
#include "tests/searchd/http/request_outcome.h"

namespace tests {

inline void require(bool holds, const char* property) {
  if (holds) return;
  (void)std::fprintf(stderr, "broken: %s\n", property);
  std::abort();
}

/// What must hold for any bytes that a client may send. Ends the process when something does not.
inline void check_request(std::string_view bytes) {
  searchd::http::Request request;
  const RequestOutcome whole = outcome_of(bytes, bytes.size(), &request);
  const std::size_t split = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front()) % bytes.size();
  require(outcome_of(bytes, split) == whole, "it makes no difference where a request is torn");
  require(outcome_of(bytes, bytes.size() / 2) == whole, "it makes no difference where a request is torn");
  require(passage::is_valid_utf8(request.path), "a path is UTF-8");
  require(request.path.find('\0') == std::string::npos, "a path holds no NUL");
  require(request.body.size() <= searchd::http::RequestLimits{}.body, "a body is bounded");
  for (const std::string_view text : {std::string_view(request.query), std::string_view(request.body), bytes}) {
    for (const bool json : {false, true}) {
      try {
        const auto parameters =
            json ? searchd::http::decode_json_parameters(text) : searchd::http::decode_query_string(text);
        for (const auto& [name, value] : parameters) {
          require(passage::is_valid_utf8(value) && value.find('\0') == std::string::npos,
                  "a value is UTF-8 without NUL");
        }
        const auto search = searchd::http::read_search_request(parameters, searchd::http::Strictness::Page, 1024);
        require(search.query.size() <= 1024 && search.hits_per_page <= 100 && search.places <= 10 && search.page >= 1,
                "a search is within its bounds");
        (void)searchd::http::read_document_request(parameters, searchd::http::Strictness::Api, 1024);
      } catch (const searchd::BadRequest&) {
        // the one way in which a request may be bad
      }
    }
  }
}

}  // namespace tests
