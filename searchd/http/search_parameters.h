#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "searchd/http/query_string.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_service.h"

namespace searchd::http {

/// The API refuses a parameter that it does not know, for it is a mistake; pages ignore it (utm_…, fbclid), and take an
/// empty one for one that is not there, as forms send it.
enum class Strictness : std::uint8_t { Api, Page };

/// Reads the parameters of a search as the contract has them. Throws BadRequest naming the parameter; nothing is ever
/// clamped. `max_query_bytes` bounds `q`; `others` are names of parameters that somebody else reads.
[[nodiscard]] SearchRequest read_search_request(const Parameters& parameters, Strictness strictness,
                                                std::size_t max_query_bytes,
                                                std::span<const std::string_view> others = {});

/// The same for documents like one: `id`, `limit`, `prefer`.
[[nodiscard]] SimilarRequest read_similar_request(const Parameters& parameters);

/// The same for a document: `id`, `q`, `around` ("page:14", "start:754.2", a passage's number), `limit`.
[[nodiscard]] DocumentRequest read_document_request(const Parameters& parameters, Strictness strictness,
                                                    std::size_t max_query_bytes);

/// The same for suggestions: `q`, `limit`, `prefer`.
[[nodiscard]] SuggestRequest read_suggest_request(const Parameters& parameters, std::size_t max_query_bytes);

}  // namespace searchd::http
