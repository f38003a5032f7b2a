#include <array>
#include <string>
#include <string_view>

#include "searchd/http/api.h"
#include "searchd/http/etag.h"
#include "ui/embedded_files.h"

namespace searchd::http {
namespace {

constexpr std::string_view served_folder = "static/";
constexpr std::string_view cache_control = "public, max-age=3600";

struct MediaType {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array media_types{
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".png", "image/png"},
    MediaType{".ico", "image/vnd.microsoft.icon"},
    MediaType{".woff2", "font/woff2"},
    MediaType{".json", "application/json"},
    MediaType{".webmanifest", "application/manifest+json"},
    MediaType{".txt", "text/plain; charset=utf-8"},
    MediaType{".html", "text/html; charset=utf-8"},
};

std::string_view media_type(std::string_view name) {
  for (const MediaType& known : media_types) {
    if (name.ends_with(known.ending)) return known.type;
  }
  return "application/octet-stream";
}

void add_asset(Router& router, const std::string& path, std::string_view type, std::string_view content) {
  router.add({.path = path,
              .origins = Origins::Every,  // sites embed the search box
              .counted_as = RequestClass::Asset,
              .handler = [type, content, etag = weak_etag({content})](const Request& request) {
                Response response{.content_type = std::string(type), .body = std::string(content)};
                return with_etag(request, std::move(response), etag, cache_control);
              }});
}

// Pages and documents may be found by search engines; the endless space of queries is not for them.
constexpr std::string_view robots =
    "User-agent: *\n"
    "Disallow: /api/\n"
    "Disallow: /search\n";

}  // namespace

void add_assets(Router& router) {
  for (const ui::EmbeddedFile& file : ui::embedded_files()) {
    if (!file.name.starts_with(served_folder)) continue;
    const std::string_view name = file.name.substr(served_folder.size());
    add_asset(router, "/ui/" + std::string(name), media_type(name), file.content);
  }
  add_asset(router, "/robots.txt", "text/plain; charset=utf-8", robots);
}

}  // namespace searchd::http
