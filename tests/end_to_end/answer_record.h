#pragma once

#include <string_view>

#include "tests/end_to_end/http_client.h"

namespace tests {

/// Keeps an answer for the check against the OpenAPI document (tests/openapi), as a line of JSON in the folder that the
/// environment variable PASSAGE_RECORDED_ANSWERS names; without it nothing is kept. Of bodies, only JSON is. Any number
/// of threads.
void record_answer(std::string_view method, std::string_view target, const HttpAnswer& answer);

}  // namespace tests
