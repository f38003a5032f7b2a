#pragma once

#include <string>
#include <string_view>

namespace searchd::http {

/// The content security policy of pages: nothing but what this site serves, nothing inline. `media_origin`, where it is
/// not empty, may be played from too; it must be what origin_of() gives.
[[nodiscard]] std::string page_policy(std::string_view media_origin = {});

}  // namespace searchd::http
