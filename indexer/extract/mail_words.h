#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/date_interval.h"

namespace indexer {

/// The text of a field of a message, its encoded words ("=?utf-8?Q?a=C3=B1o?=") resolved; clean text.
[[nodiscard]] std::string decode_mail_words(std::string_view field);

/// The names in a list of senders. Addresses are none: whoever gave no name is left out.
[[nodiscard]] std::vector<std::string> mail_names(std::string_view field);

/// The day of "Thu, 27 Jun 2013 13:29:57 +0200", where the sender was; nothing for what is no date.
[[nodiscard]] std::optional<passage::DateInterval> mail_date(std::string_view field);

}  // namespace indexer
