#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// A path of any bytes as UTF-8 that people can read: control characters and bytes that are no UTF-8 become "%XX".
[[nodiscard]] std::string escaped_name(std::string_view path);

/// A path as the path of a URL: everything but unreserved characters and "/" becomes "%XX".
[[nodiscard]] std::string url_path(std::string_view path);

/// The id of the document at `relative_path` of the source called `label`, at most 200 bytes: what is longer is cut and
/// ends in a hash of the whole, so that it is the same in each run.
[[nodiscard]] std::string document_id(std::string_view label, std::string_view relative_path);

}  // namespace indexer
