#include "indexer/source/web/retry_after.h"

#include <algorithm>
#include <charconv>

#include "indexer/source/web/http_date.h"

namespace indexer {

std::optional<std::chrono::seconds> retry_after(std::string_view field, std::chrono::seconds now) {
  long long seconds = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), seconds);
  const bool is_number = !field.empty() && end == field.data() + field.size() && error == std::errc{};
  if (is_number) return seconds < 0 ? std::nullopt : std::optional(std::chrono::seconds(seconds));
  const auto date = http_date(field);
  if (!date) return std::nullopt;
  return std::max(std::chrono::seconds(0), std::chrono::seconds(*date) - now);
}

}  // namespace indexer
