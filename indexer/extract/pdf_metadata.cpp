#include "indexer/extract/pdf_metadata.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

#include <poppler-document.h>
#include <unicode/unistr.h>

#include "indexer/extract/clean_text.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

/// What programs write where a title should stand; compared in lower case.
constexpr std::array title_prefixes{"microsoft word - ",
                                    "microsoft powerpoint - ",
                                    "untitled",
                                    "powerpoint presentation",
                                    "document1",
                                    "slide 1",
                                    "layout 1",
                                    "print",
                                    "scan",
                                    "fullpage",
                                    "sin título",
                                    "sans titre"};
constexpr std::array file_extensions{".doc", ".docx", ".odt", ".pdf",  ".rtf", ".indd", ".qxd",  ".qxp", ".tex",
                                     ".dvi", ".ps",   ".ai",  ".pptx", ".ppt", ".xls",  ".xlsx", ".pub", ".pmd",
                                     ".p65", ".html", ".htm", ".txt",  ".wpd", ".tif",  ".jpg",  ".fm",  ".psd"};
constexpr std::array no_authors{"administrator", "admin", "user",    "owner", "author", "unknown",  "root",
                                "default",       "home",  "usuario", "none",  "n/a",    "anonymous"};
constexpr std::array author_separators{std::string_view(";"), std::string_view(" & ")};

std::string text_of(const poppler::ustring& text) {
  std::string utf8;
  icu::UnicodeString(reinterpret_cast<const char16_t*>(text.data()), static_cast<std::int32_t>(text.size()))
      .toUTF8String(utf8);
  return clean_text(utf8);
}

std::string stem_of(const std::string& file_name) {
  return file_name.substr(0, file_name.rfind('.'));
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view part = passage::trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(text.size(), end + separator.size()));
  }
  return parts;
}

std::vector<std::string> authors_of(const std::string& text) {
  std::vector<std::string> authors;
  if (std::ranges::find(no_authors, passage::ascii_lower(text)) != no_authors.end()) return authors;
  for (const std::string_view separator : author_separators) {
    if (text.find(separator) != std::string::npos) return split(text, separator);
  }
  if (!text.empty()) authors.push_back(text);
  return authors;
}

std::optional<passage::DateInterval> day_of(std::time_t time) {
  std::tm parts{};
  std::array<char, 11> day{};
  if (time <= 0 || ::gmtime_r(&time, &parts) == nullptr) return std::nullopt;
  if (std::strftime(day.data(), day.size(), "%Y-%m-%d", &parts) == 0) return std::nullopt;
  return passage::parse_date(day.data());
}

}  // namespace

bool is_plausible_title(const std::string& title, const std::string& file_name) {
  const std::string lower = passage::ascii_lower(title);
  if (title.size() < 3 || lower == passage::ascii_lower(file_name)) return false;
  if (title.find(' ') == std::string::npos && lower == passage::ascii_lower(stem_of(file_name))) return false;
  const auto begins = [&](const char* prefix) { return lower.starts_with(prefix); };
  const auto ends = [&](const char* extension) { return lower.ends_with(extension); };
  if (std::ranges::any_of(title_prefixes, begins) || std::ranges::any_of(file_extensions, ends)) return false;
  // "untitled-1_final_v3" and "N1846197" are names of files, "Migration" is a title.
  const bool one_word = title.find(' ') == std::string::npos;
  const bool ascii = std::ranges::all_of(title, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool odd = std::ranges::any_of(title, [](char c) { return c == '_' || c == '\\' || (c >= '0' && c <= '9'); });
  return !(one_word && ascii && odd);
}

passage::Metadata pdf_metadata(const poppler::document& document, const std::string& file_name) {
  passage::Metadata metadata;
  if (std::string title = text_of(document.get_title()); is_plausible_title(title, file_name)) {
    metadata.title = std::move(title);
  }
  metadata.authors = authors_of(text_of(document.get_author()));
  const std::string keywords = text_of(document.get_keywords());
  metadata.topics = split(keywords, keywords.find(';') != std::string::npos ? ";" : ",");
  metadata.date = day_of(document.get_creation_date_t());
  return metadata;
}

}  // namespace indexer
