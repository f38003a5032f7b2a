#include "searchd/http/etag.h"

#include <cstdint>

#include "passage/text/unicode.h"

namespace searchd::http {
namespace {

// FNV-1a, 64 bits: the same in every run and on every machine, which std::hash does not promise.
std::uint64_t hash(std::initializer_list<std::string_view> parts) {
  std::uint64_t value = 0xcbf29ce484222325;
  const auto mix = [&value](unsigned char byte) { value = (value ^ byte) * 0x100000001b3; };
  for (const std::string_view part : parts) {
    for (const char c : part) mix(static_cast<unsigned char>(c));
    mix(0xff);  // never in UTF-8: keeps the parts apart
  }
  return value;
}

std::string_view opaque(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

bool client_has(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    const std::size_t comma = if_none_match.find(',');
    const std::string_view tag = passage::trimmed(if_none_match.substr(0, comma));
    if (tag == "*" || opaque(tag) == opaque(etag)) return true;
    if_none_match.remove_prefix(comma == std::string_view::npos ? if_none_match.size() : comma + 1);
  }
  return false;
}

}  // namespace

std::string weak_etag(std::initializer_list<std::string_view> parts) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string tag = "W/\"";
  const std::uint64_t value = hash(parts);
  for (int shift = 60; shift >= 0; shift -= 4) tag.push_back(digits[(value >> shift) & 0xf]);
  return tag + '"';
}

Response with_etag(const Request& request, Response response, const std::string& etag, std::string_view cache_control) {
  if (client_has(request.header("if-none-match"), etag)) {
    response.status = 304;
    response.body.clear();
    response.file.reset();
  }
  response.headers.emplace_back("ETag", etag);
  response.headers.emplace_back("Cache-Control", cache_control);
  return response;
}

}  // namespace searchd::http
