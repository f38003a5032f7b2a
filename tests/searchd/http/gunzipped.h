#pragma once

#include <string>
#include <string_view>

namespace tests {

/// What a gzip member holds; up to a megabyte. Throws when it is none.
[[nodiscard]] std::string gunzipped(std::string_view bytes);

}  // namespace tests
