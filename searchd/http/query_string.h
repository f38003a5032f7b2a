#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace searchd::http {

/// Names and values as the client sent them, decoded, in order, repetitions included. Valid UTF-8 without NUL.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// Decodes "a=b&c=d", of a URI or of an application/x-www-form-urlencoded body: "+" is a space. Throws BadRequest
/// `invalid_encoding` naming the parameter for %zz, bad UTF-8 and NUL.
[[nodiscard]] Parameters decode_query_string(std::string_view text);

/// Decodes a JSON object: strings, numbers as they are written, booleans as "true" and "false", arrays of these as
/// the same name several times. Throws BadRequest `invalid_json` or `invalid_<name>` for anything else.
[[nodiscard]] Parameters decode_json_parameters(std::string_view json);

}  // namespace searchd::http
