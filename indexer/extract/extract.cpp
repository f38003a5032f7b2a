#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/extract/captions.h"
#include "indexer/extract/charset_detection.h"
#include "indexer/extract/docx.h"
#include "indexer/extract/epub.h"
#include "indexer/extract/extraction.h"
#include "indexer/extract/foreign_format.h"
#include "indexer/extract/html.h"
#include "indexer/extract/image.h"
#include "indexer/extract/json_transcript.h"
#include "indexer/extract/jsonl.h"
#include "indexer/extract/mail.h"
#include "indexer/extract/markdown.h"
#include "indexer/extract/odp.h"
#include "indexer/extract/odt.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/pdf_document.h"
#include "indexer/extract/plain_text.h"
#include "indexer/extract/pptx.h"
#include "indexer/extract/rtf.h"
#include "indexer/extract/site_list.h"
#include "indexer/extract/ttml.h"
#include "indexer/extract/word_document.h"
#include "indexer/extract/xml.h"
#include "indexer/extract/zip_content.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t largest_file = 1024UL * 1024 * 1024;

/// How the bytes of a format are told from those of another that bears its name.
enum class Evidence : std::uint8_t { Text, Pdf, Rtf, Zip, Image };

struct Format {
  std::string_view name;
  std::string_view extensions;    ///< Separated and enclosed by spaces.
  std::string_view content_type;  ///< Without parameters.
  Evidence evidence;
  Extraction (*extract)(std::string_view bytes, const ExtractionHints& hints);
};

constexpr std::array formats{
    Format{"txt", " txt text log ", "text/plain", Evidence::Text, extract_plain_text},
    Format{"md", " md markdown mdown ", "text/markdown", Evidence::Text, extract_markdown},
    Format{"html", " html htm xhtml xht ", "text/html", Evidence::Text, extract_html},
    Format{"xml", " xml ", "application/xml", Evidence::Text, extract_xml},
    Format{"vtt", " vtt ", "text/vtt", Evidence::Text, extract_webvtt},
    Format{"jsonl", "", jsonl_row_content_type, Evidence::Text, extract_jsonl_row},
    Format{"html", "", web_row_content_type, Evidence::Text, extract_web_row},
    Format{"html", "", crawled_page_content_type, Evidence::Text, extract_crawled_page},
    Format{"list", "", site_list_content_type, Evidence::Text, extract_site_list},
    Format{"srt", " srt ", "application/x-subrip", Evidence::Text, extract_subrip},
    Format{"sbv", " sbv ", "text/x-sbv", Evidence::Text, extract_sbv},
    Format{"ttml", " ttml dfxp ", "application/ttml+xml", Evidence::Text, extract_ttml},
    Format{"json", " json ", "application/json", Evidence::Text, extract_json_transcript},
    Format{"eml", " eml ", "message/rfc822", Evidence::Text, extract_mail},
    Format{"pdf", " pdf ", "application/pdf", Evidence::Pdf, extract_pdf},
    Format{"rtf", " rtf ", "application/rtf", Evidence::Rtf, extract_rtf},
    Format{"doc", "", word_docbook_content_type, Evidence::Text, extract_word_docbook},
    Format{"docx", " docx docm dotx ", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
           Evidence::Zip, extract_docx},
    Format{"odt", " odt ott ", "application/vnd.oasis.opendocument.text", Evidence::Zip, extract_odt},
    Format{"pptx", " pptx pptm ppsx potx ", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
           Evidence::Zip, extract_pptx},
    Format{"odp", " odp otp ", "application/vnd.oasis.opendocument.presentation", Evidence::Zip, extract_odp},
    Format{"epub", " epub ", "application/epub+zip", Evidence::Zip, extract_epub},
    Format{"png", " png ", "image/png", Evidence::Image, extract_image},
    Format{"jpeg", " jpg jpeg jpe jfif ", "image/jpeg", Evidence::Image, extract_image},
    Format{"tiff", " tif tiff ", "image/tiff", Evidence::Image, extract_image},
    Format{"webp", " webp ", "image/webp", Evidence::Image, extract_image},
    Format{"gif", " gif ", "image/gif", Evidence::Image, extract_image},
    Format{"bmp", " bmp ", "image/bmp", Evidence::Image, extract_image},
};

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(formats, name, &Format::name);
  return found == formats.end() ? nullptr : &*found;
}

const Format* format_of_extension(std::string_view extension) {
  const std::string enclosed = " " + std::string(extension) + " ";
  const auto found = std::ranges::find_if(
      formats, [&](const Format& format) { return format.extensions.find(enclosed) != std::string_view::npos; });
  return found == formats.end() ? nullptr : &*found;
}

const Format* format_of_content_type(std::string_view content_type) {
  const std::string type = passage::ascii_lower(passage::trimmed(content_type.substr(0, content_type.find(';'))));
  const auto found = std::ranges::find(formats, std::string_view(type), &Format::content_type);
  return found == formats.end() ? nullptr : &*found;
}

/// "pdf" of "Report.PDF"; empty for "README" and ".profile".
std::string extension_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return passage::ascii_lower(file_name.substr(dot + 1));
}

bool is_rtf(std::string_view bytes) {
  constexpr std::string_view mark = "{\\rtf";
  const std::size_t start = bytes.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && bytes.substr(start).starts_with(mark);
}

/// More zero bytes than UTF-16 explains, or other control characters by the dozen.
bool is_binary(std::string_view bytes) {
  constexpr std::size_t sample = 64 * 1024;
  bytes = bytes.substr(0, sample);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || !detect_wide_charset(bytes).empty())
    return false;
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return false;
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < ' ' &&
           std::string_view("\t\n\v\f\r\x1A\x1B\x0E\x0F").find(c) == std::string_view::npos;
  };
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(bytes, is_control));
  return controls > 2 && controls * 50 > bytes.size();
}

bool looks_like_html(std::string_view bytes) {
  const std::string start = passage::ascii_lower(passage::trimmed(bytes.substr(0, 1024)));
  return start.starts_with("<!doctype html") || start.starts_with("<html") ||
         (start.starts_with("<?xml") && start.find("<html") != std::string::npos);
}

/// A text format by its content, for files whose name says nothing or merely "text".
const Format* format_of_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (looks_like_html(bytes)) return find_format("html");
  if (bytes.starts_with("WEBVTT")) return find_format("vtt");
  return find_format("txt");
}

[[noreturn]] void refuse(RefusalReason reason, std::string_view detail) {
  throw RefusedFile(reason, std::string(detail));
}

const Format& format_of_zip(std::string_view bytes, std::string_view extension, const Format* named) {
  const ZipContent content = zip_content(bytes);
  if (const Format* format = find_format(content.format)) return *format;
  // A damaged archive may have lost its directory: then the name has to do, and the extractor says what is wrong.
  if (content.name.empty() && named != nullptr && named->evidence == Evidence::Zip) return *named;
  if (!content.name.empty()) refuse(RefusalReason::Unsupported, content.name);
  const std::string_view foreign = foreign_format_by_extension(extension);
  refuse(RefusalReason::Unsupported, foreign.empty() ? "a zip archive" : foreign);
}

const Format& recognize(std::string_view bytes, const ExtractionHints& hints) {
  if (hints.content_type == word_docbook_content_type) return *find_format("doc");  // whatever its text begins with
  const std::string extension = extension_of(hints.file_name);
  const Format* named = format_of_extension(extension);
  if (named == nullptr) named = format_of_content_type(hints.content_type);
  if (is_pdf(bytes)) return *find_format("pdf");
  if (is_rtf(bytes)) return *find_format("rtf");
  if (const std::string_view image = image_format(bytes); !image.empty()) return *find_format(image);
  if (is_zip(bytes)) return format_of_zip(bytes, extension, named);
  if (is_encrypted_office(bytes)) refuse(RefusalReason::Encrypted, "an Office document with a password");
  const std::string_view foreign = foreign_format(bytes, extension);
  if (!foreign_format_by_bytes(bytes).empty()) refuse(RefusalReason::Unsupported, foreign);
  if (named != nullptr && named->evidence != Evidence::Text) {
    refuse(RefusalReason::Damaged, "it is named ." + extension + " but does not begin like one");
  }
  if (named == nullptr && !foreign.empty()) refuse(RefusalReason::Unsupported, foreign);
  if (is_binary(bytes)) refuse(RefusalReason::Unsupported, "binary data, not text");
  if (named == nullptr && !extension.empty())
    refuse(RefusalReason::Unsupported, "no reader for ." + extension + " files");
  const bool text_or_unnamed = named == nullptr || named->name == "txt";
  const bool xhtml = named != nullptr && named->name == "xml" && looks_like_html(bytes);
  return text_or_unnamed || xhtml ? *format_of_text(bytes) : *named;
}

}  // namespace

Extraction extract(std::string_view bytes, const ExtractionHints& hints) {
  if (bytes.empty()) refuse(RefusalReason::Empty, "zero bytes");
  if (bytes.size() > largest_file) refuse(RefusalReason::TooLarge, "more than 1 GB");
  Extraction extraction = recognize(bytes, hints).extract(bytes, hints);
  const bool is_empty = extraction.blocks.empty() && extraction.pages_without_text.empty() && !extraction.crawl;
  if (is_empty) refuse(RefusalReason::Empty, "");
  return extraction;
}

}  // namespace indexer
