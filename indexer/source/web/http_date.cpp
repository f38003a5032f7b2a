#include "indexer/source/web/http_date.h"

#include <ctime>
#include <string>

#include <curl/curl.h>

namespace indexer {

std::optional<std::int64_t> http_date(std::string_view text) {
  const std::time_t date = curl_getdate(std::string(text).c_str(), nullptr);
  return date < 0 ? std::nullopt : std::optional<std::int64_t>(date);
}

}  // namespace indexer
