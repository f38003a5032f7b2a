#include "indexer/source/crawl/web_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::string_view files = " pdf docx doc odt pptx odp rtf epub txt md ";

constexpr std::string_view others =
    " jpg jpeg png gif svg webp avif ico bmp tif tiff css js mjs map json xml rss atom rdf woff woff2 ttf eot otf "
    "mp3 m4a ogg oga opus wav flac aac mp4 m4v webm ogv mov avi mkv wmv zip gz tgz bz2 xz 7z rar tar iso dmg exe msi "
    "apk deb rpm bin jar ics vcf xls xlsx ods csv ppt psd ai eps swf torrent ";

struct MediaType {
  std::string_view name;
  WebFormat format;
};

constexpr std::array media_types{
    MediaType{"text/html", WebFormat::Page},
    MediaType{"application/xhtml+xml", WebFormat::Page},
    MediaType{"application/pdf", WebFormat::File},
    MediaType{"application/x-pdf", WebFormat::File},
    MediaType{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", WebFormat::File},
    MediaType{"application/vnd.openxmlformats-officedocument.presentationml.presentation", WebFormat::File},
    MediaType{"application/vnd.oasis.opendocument.text", WebFormat::File},
    MediaType{"application/vnd.oasis.opendocument.presentation", WebFormat::File},
    MediaType{"application/msword", WebFormat::File},
    MediaType{"application/rtf", WebFormat::File},
    MediaType{"text/rtf", WebFormat::File},
    MediaType{"application/epub+zip", WebFormat::File},
    MediaType{"text/plain", WebFormat::File},
    MediaType{"text/markdown", WebFormat::File},
};

bool has_ending(std::string_view endings, std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || name.find(' ') != name.npos) return false;
  return endings.find(" " + passage::ascii_lower(name.substr(dot + 1)) + " ") != endings.npos;
}

}  // namespace

WebFormat expected_format(std::string_view path) {
  if (has_ending(files, path)) return WebFormat::File;
  return has_ending(others, path) ? WebFormat::Other : WebFormat::Page;
}

WebFormat delivered_format(std::string_view content_type, std::string_view path) {
  const std::string type = passage::ascii_lower(media_type(content_type));
  const auto known = std::ranges::find(media_types, std::string_view(type), &MediaType::name);
  if (known != media_types.end()) return known->format;
  const bool says_nothing = type.empty() || type == "application/octet-stream" || type == "binary/octet-stream";
  if (!says_nothing) return WebFormat::Other;
  if (has_ending(files, path)) return WebFormat::File;
  return type.empty() ? expected_format(path) : WebFormat::Other;
}

std::string_view media_type(std::string_view content_type) {
  return passage::trimmed(content_type.substr(0, content_type.find(';')));
}

std::string_view charset_of(std::string_view content_type) {
  constexpr std::string_view name = "charset=";
  const std::size_t at = passage::ascii_lower(content_type).find(name);
  if (at == std::string::npos) return {};
  std::string_view value = content_type.substr(at + name.size());
  value = passage::trimmed(value.substr(0, value.find(';')));
  if (value.starts_with('"') || value.starts_with('\'')) value = value.substr(1, value.size() - 2);
  return value;
}

}  // namespace indexer
