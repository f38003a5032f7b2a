#include "indexer/extract/zip_content.h"

#include <algorithm>
#include <array>

namespace indexer {
namespace {

constexpr std::size_t local_header_size = 30;
constexpr std::string_view media_type_part = "mimetype";  // stored, not compressed, and first

struct Row {
  std::string_view mark;
  ZipContent content;
};
/// OpenDocument and EPUB say what they are at the beginning; the order matters, as some types begin with others.
constexpr std::array media_types{
    Row{"application/vnd.oasis.opendocument.text", {"odt", "an OpenDocument text"}},
    Row{"application/vnd.oasis.opendocument.spreadsheet", {"", "a spreadsheet (ODS)"}},
    Row{"application/vnd.oasis.opendocument.presentation", {"odp", "a presentation (ODP)"}},
    Row{"application/vnd.oasis.opendocument", {"", "an OpenDocument drawing, chart or formula"}},
    Row{"application/vnd.sun.xml", {"", "an OpenOffice 1 document"}},
    Row{"application/epub+zip", {"epub", "an EPUB book"}},
};
/// What stands for itself in other archives.
constexpr std::array parts{
    Row{"word/document", {"docx", "a Word document (DOCX)"}},
    Row{"xl/workbook", {"", "a spreadsheet (XLSX)"}},
    Row{"ppt/presentation", {"pptx", "a presentation (PPTX)"}},
    Row{"Index/Document.iwa", {"", "an Apple iWork document"}},
    Row{"META-INF/container.xml", {"epub", "an EPUB book"}},
    Row{"META-INF/MANIFEST.MF", {"", "a Java program"}},
};

}  // namespace

ZipContent zip_content(std::string_view bytes) {
  const std::string_view first = bytes.substr(std::min(local_header_size, bytes.size()), 256);
  if (first.starts_with(media_type_part)) {
    for (const Row& row : media_types) {
      if (first.substr(0, 80).find(row.mark) != std::string_view::npos) return row.content;
    }
  }
  // The directory stands at the end, so the last name found is not that of an archive inside of the archive.
  const auto last = [&](const Row& row) { return bytes.rfind(row.mark) + 1; };
  const auto found = std::ranges::max_element(parts, {}, last);
  return last(*found) == 0 ? ZipContent{} : found->content;
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

}  // namespace indexer
