#pragma once

#include <string_view>

#include "searchd/http/response.h"

namespace searchd::http {

/// The error object of the contract: {"message", "code", "type", "link"}, readable from every origin.
[[nodiscard]] Response json_error(int status, std::string_view code, std::string_view message);

/// A plain page, for as long as nobody provides a better one.
[[nodiscard]] Response plain_html_error(int status, std::string_view code, std::string_view message);

/// "Not Found"; for a status that HTTP does not define, the name of its class.
[[nodiscard]] std::string_view reason_phrase(int status);

/// The text with & < > " ' replaced by character references.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace searchd::http
