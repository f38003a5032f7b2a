#include "searchd/http/pages/source_file.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "passage/text/language.h"
#include "passage/text/unicode.h"
#include "searchd/http/pages/place_view.h"

namespace searchd::http {
namespace {

struct FileFormat {
  std::string_view format;  ///< As Hit::format has it; the ending of files in it.
  std::string_view name;
};
constexpr auto file_formats = std::to_array<FileFormat>({
    {"bmp", "BMP"},
    {"doc", "DOC"},
    {"docx", "DOCX"},
    {"eml", "EML"},
    {"epub", "EPUB"},
    {"gif", "GIF"},
    {"jpeg", "JPEG"},
    {"md", "Markdown"},
    {"odp", "ODP"},
    {"odt", "ODT"},
    {"pdf", "PDF"},
    {"png", "PNG"},
    {"pptx", "PPTX"},
    {"rtf", "RTF"},
    {"sbv", "SBV"},
    {"srt", "SRT"},
    {"tiff", "TIFF"},
    {"ttml", "TTML"},
    {"txt", "TXT"},
    {"vtt", "VTT"},
    {"webp", "WebP"},
});

bool leads_to_file(std::string_view url, std::string_view format) {
  if (url.starts_with("/files?")) return true;
  const std::string path = passage::ascii_lower(url.substr(0, url.find_first_of("?#")));
  return path.ends_with("." + std::string(format));
}

}  // namespace

std::string source_file_label(const Hit& hit, const Place* place, const UiStrings& strings) {
  const auto* const known = std::ranges::find(file_formats, hit.format, &FileFormat::format);
  if (known == file_formats.end() || !leads_to_file(hit.url, hit.format)) return {};
  const std::string_view separator = strings.text("file.separator");
  // Behind Latin letters a number would run from left to right with them.
  std::string label = passage::is_right_to_left(strings.language()) ? isolated(known->name) : std::string(known->name);
  if (hit.file_size > 0) label.append(separator).append(strings.file_size(hit.file_size));
  if (place != nullptr && place->locator.page) {
    label.append(separator).append(strings.text("file.page", {{"page", page_name(place->locator)}}));
  }
  return label;
}

}  // namespace searchd::http
