#pragma once

#include <optional>
#include <string_view>

#include "passage/model/date_interval.h"

namespace searchd {

/// A date or a range as parse_date_range() reads it, also in the digits of other scripts, and with what word processors
/// and thumbs make of the two dots between years: "2018…2021", "2018–2021".
[[nodiscard]] std::optional<passage::DateRange> typed_date_range(std::string_view text);

}  // namespace searchd
