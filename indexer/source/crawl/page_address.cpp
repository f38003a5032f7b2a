#include "indexer/source/crawl/page_address.h"

#include <algorithm>
#include <array>
#include <map>

#include "indexer/source/escaped_name.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t longest_link = 2'000;
constexpr int most_repeats = 3;

/// Parameters that lead to the page that is there without them. A "*" stands for any ending.
constexpr std::array<std::string_view, 10> idle_parameters{"utm_*",  "fbclid", "gclid",     "msclkid",    "mc_cid",
                                                           "mc_eid", "_ga",    "phpsessid", "replytocom", "jsessionid"};

bool is_idle(std::string_view parameter) {
  const std::string name = passage::ascii_lower(parameter.substr(0, parameter.find('=')));
  return std::ranges::any_of(idle_parameters, [&](std::string_view idle) {
    return idle.ends_with('*') ? name.starts_with(idle.substr(0, idle.size() - 1)) : name == idle;
  });
}

std::string telling_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !is_idle(parameter)) (kept += kept.empty() ? '?' : '&') += parameter;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return kept;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// "/a/b/a/b/a/b/a/b/": relative links that are wrong make such paths for ever.
bool repeats_itself(std::string_view path) {
  std::map<std::string_view, int> counts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0 && ++counts[path.substr(0, end)] > most_repeats) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

}  // namespace

std::string one_spelling(std::string_view encoded) {
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const bool is_escape =
        encoded[i] == '%' && i + 2 < encoded.size() && hex_value(encoded[i + 1]) >= 0 && hex_value(encoded[i + 2]) >= 0;
    const auto byte =
        is_escape ? static_cast<char>(hex_value(encoded[i + 1]) * 16 + hex_value(encoded[i + 2])) : encoded[i];
    const bool is_plain = static_cast<unsigned char>(byte) > ' ' && static_cast<unsigned char>(byte) < 0x7f;
    const std::string escaped = url_path(std::string_view(&byte, 1));
    if (is_escape) {
      // What is reserved ("/", "?", "&") means something else when it is not encoded.
      out += byte == '/' ? "%2F" : escaped;
      i += 2;
    } else {
      out += is_plain ? std::string(1, byte) : escaped;
    }
  }
  return out;
}

PageAddress page_address(const Url& url) {
  std::string authority = url.origin.substr(url.origin.find("//") + 2);
  const std::string_view default_port = url.is_encrypted() ? ":443" : ":80";
  if (authority.ends_with(default_port)) authority.resize(authority.size() - default_port.size());
  const std::string_view text = url.text;
  const std::size_t path_begin = text.find_first_of("/?", text.find("//") + 2);
  const std::string_view rest = path_begin == text.npos ? std::string_view{} : text.substr(path_begin);
  const std::size_t query_begin = std::min(rest.find('?'), rest.size());
  std::string path = one_spelling(rest.substr(0, query_begin));
  if (path.empty()) path = "/";
  const std::string_view query = query_begin < rest.size() ? rest.substr(query_begin + 1) : std::string_view{};
  PageAddress address{.origin = url.origin};
  address.key = authority + path + one_spelling(telling_query(query));
  address.url = url.origin.substr(0, url.origin.find("//") + 2) + address.key;
  return address;
}

std::optional<PageAddress> page_address(std::string_view url) {
  const auto parsed = parse_url(url);
  return parsed ? std::optional(page_address(*parsed)) : std::nullopt;
}

std::optional<PageAddress> linked_address(const Url& base, std::string_view link) {
  const auto url = resolve_url(base, link);
  if (!url) return std::nullopt;
  PageAddress address = page_address(*url);
  if (address.url.size() > longest_link || repeats_itself(address.path())) return std::nullopt;
  return address;
}

}  // namespace indexer
