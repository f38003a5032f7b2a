#include "indexer/source/web/url.h"

#include <memory>

#include <curl/curl.h>

#include "indexer/source/escaped_name.h"

namespace indexer {
namespace {

using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

constexpr std::size_t longest = 4000;

std::optional<std::string> part(const Handle& url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return std::nullopt;
  std::string copy(text);
  curl_free(text);
  return copy;
}

/// Over what the handle holds already, if anything: a link may be relative.
std::optional<Url> parsed(const Handle& url, std::string_view text) {
  if (url == nullptr || text.empty() || text.size() > longest || text.find('\0') != text.npos) return std::nullopt;
  constexpr unsigned flags = CURLU_DISALLOW_USER | CURLU_URLENCODE;
  if (curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), flags) != CURLUE_OK) return std::nullopt;
  (void)curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  const auto scheme = part(url, CURLUPART_SCHEME);
  const auto host = part(url, CURLUPART_HOST);
  const auto port = part(url, CURLUPART_PORT);
  if (!scheme || !host || !port || host->empty() || (*scheme != "http" && *scheme != "https")) return std::nullopt;
  char* whole = nullptr;
  if (curl_url_get(url.get(), CURLUPART_URL, &whole, 0) != CURLUE_OK) return std::nullopt;
  Url result{.text = whole, .origin = *scheme + "://" + *host + ":" + *port};
  curl_free(whole);
  for (char& c : result.origin) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
  return parsed(Handle(curl_url(), curl_url_cleanup), text);
}

std::optional<Url> resolve_url(const Url& base, std::string_view link) {
  const Handle url(curl_url(), curl_url_cleanup);
  return parsed(url, base.text) ? parsed(url, link) : std::nullopt;
}

std::string query_value(std::string_view text) {
  std::string value;
  for (const char c : url_path(text)) value += c == '/' ? std::string("%2F") : std::string(1, c);
  return value;
}

}  // namespace indexer
