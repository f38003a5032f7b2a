#include "indexer/extract/document_title.h"

#include <algorithm>
#include <array>

#include "passage/text/unicode.h"

namespace indexer {
namespace {

/// What programs write where a title should stand; compared in lower case.
constexpr std::array title_prefixes{"microsoft word - ", "microsoft powerpoint - ", "untitled"};
constexpr std::array no_titles{"powerpoint presentation",
                               "document1",
                               "slide 1",
                               "layout 1",
                               "mise en page 1",
                               "print",
                               "scan",
                               "fullpage",
                               "sin título",
                               "sans titre",
                               "title",
                               "document",
                               "presentation"};
constexpr std::array file_extensions{".doc", ".docx", ".odt", ".pdf",  ".rtf", ".indd", ".qxd",  ".qxp", ".tex",
                                     ".dvi", ".ps",   ".ai",  ".pptx", ".ppt", ".xls",  ".xlsx", ".pub", ".pmd",
                                     ".p65", ".html", ".htm", ".txt",  ".wpd", ".tif",  ".jpg",  ".fm",  ".psd"};
constexpr std::array no_authors{"administrator", "admin", "user",    "owner", "author", "unknown",  "root",
                                "default",       "home",  "usuario", "none",  "n/a",    "anonymous"};
constexpr std::array author_separators{std::string_view(";"), std::string_view(" & ")};

std::string stem_of(const std::string& file_name) {
  return file_name.substr(0, file_name.rfind('.'));
}

}  // namespace

std::vector<std::string> split_list(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view part = passage::trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(text.size(), end + separator.size()));
  }
  return parts;
}

std::vector<std::string> plausible_authors(const std::string& text) {
  std::vector<std::string> authors;
  if (std::ranges::find(no_authors, passage::ascii_lower(text)) != no_authors.end()) return authors;
  for (const std::string_view separator : author_separators) {
    if (text.find(separator) != std::string::npos) return split_list(text, separator);
  }
  if (!text.empty()) authors.push_back(text);
  return authors;
}

bool is_plausible_title(const std::string& title, const std::string& file_name) {
  const std::string lower = passage::ascii_lower(title);
  if (title.size() < 3 || lower == passage::ascii_lower(file_name)) return false;
  if (title.find(' ') == std::string::npos && lower == passage::ascii_lower(stem_of(file_name))) return false;
  const auto begins = [&](const char* prefix) { return lower.starts_with(prefix); };
  const auto ends = [&](const char* extension) { return lower.ends_with(extension); };
  if (std::ranges::find(no_titles, lower) != no_titles.end()) return false;
  if (std::ranges::any_of(title_prefixes, begins) || std::ranges::any_of(file_extensions, ends)) return false;
  // "untitled-1_final_v3" and "N1846197" are names of files, "Migration" is a title.
  const bool one_word = title.find(' ') == std::string::npos;
  const bool ascii = std::ranges::all_of(title, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool odd = std::ranges::any_of(title, [](char c) { return c == '_' || c == '\\' || (c >= '0' && c <= '9'); });
  return !(one_word && ascii && odd);
}

}  // namespace indexer
