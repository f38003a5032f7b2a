#pragma once

#include <string>

namespace passage {

/// The time, in UTC: "2018-02-22T10:00:00Z".
[[nodiscard]] std::string utc_now();

}  // namespace passage
