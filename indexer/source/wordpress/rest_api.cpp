#include "indexer/source/wordpress/rest_api.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "indexer/extract/clean_text.h"
#include "indexer/source/source_error.h"
#include "indexer/source/web/fetch_error.h"
#include "indexer/source/wordpress/json_value.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::string_view types_route = "wp/v2/types";
constexpr int ok = 200;

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<rapidjson::Document> parsed(const HttpResponse& response) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(response.body.data(),
                                                                                     response.body.size());
  if (json.HasParseError() || (!json.IsArray() && !json.IsObject())) return std::nullopt;
  return json;
}

/// What came instead of an answer, in words, with what to try.
std::string instead(const HttpResponse& response, const std::optional<rapidjson::Document>& json) {
  constexpr std::size_t shown = 200;
  const std::string said = json ? clean_text(text_of(*json, "message")) : std::string{};
  const std::string status = std::to_string(response.status);
  const std::string detail = said.empty() ? "" : " (" + std::string(passage::truncated(said, shown)) + ")";
  if (response.status == 401 || response.status == 403) {
    return "it answers " + status + detail + "; does the site's REST API want a \"user\" and a \"password\"?";
  }
  if (response.status != ok) return "it answers " + status + detail;
  if (response.body.empty()) return "its answer is empty";
  if (response.field("content-type").starts_with("text/html")) {
    return "it answers with a page instead of JSON; is it a login page, a firewall's, or no WordPress?";
  }
  return "its answer is not JSON";
}

RestAnswer understood(const HttpResponse& response, const std::string& url) {
  auto json = parsed(response);
  if (response.status != ok || !json) throw SourceError("cannot read " + url + ": " + instead(response, json));
  return {.json = std::move(*json),
          .total = number(response.field("x-wp-total")),
          .pages = number(response.field("x-wp-totalpages"))};
}

}  // namespace

RestApi::RestApi(HttpClient& client, std::string_view site) : client_(client), site_(site) {
  while (site_.ends_with('/')) site_.pop_back();
  try {
    types_ = get(types_route, "").json;
  } catch (const FetchError&) {
    throw;  // nobody answers, so nobody would at another address
  } catch (const SourceError& first) {
    permalinks_ = false;
    try {
      types_ = get(types_route, "").json;
    } catch (const SourceError&) {
      throw SourceError(first.what());
    }
  }
  if (!types_.IsObject()) throw SourceError(site_ + " names no types of posts; is it a WordPress?");
}

std::string RestApi::address(std::string_view route, std::string_view query) const {
  std::string text = site_ + (permalinks_ ? "/wp-json/" : "/index.php?rest_route=/") + std::string(route);
  if (!query.empty()) text += (permalinks_ ? "?" : "&") + std::string(query);
  return text;
}

RestAnswer RestApi::get(std::string_view route, std::string_view query) {
  const std::string url = address(route, query);
  return understood(client_.get({.url = url, .accept = "application/json"}), url);
}

std::optional<RestAnswer> RestApi::get_if_open(std::string_view route, std::string_view query) {
  const std::string url = address(route, query);
  const HttpResponse response = client_.get({.url = url, .accept = "application/json"});
  constexpr std::array refusals{400, 401, 403, 404};
  if (std::ranges::find(refusals, response.status) != refusals.end()) return std::nullopt;
  return understood(response, url);
}

}  // namespace indexer
