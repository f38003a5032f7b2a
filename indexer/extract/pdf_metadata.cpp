#include "indexer/extract/pdf_metadata.h"

#include <array>
#include <ctime>

#include <poppler-document.h>
#include <unicode/unistr.h>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/document_title.h"

namespace indexer {
namespace {

std::string text_of(const poppler::ustring& text) {
  std::string utf8;
  icu::UnicodeString(reinterpret_cast<const char16_t*>(text.data()), static_cast<std::int32_t>(text.size()))
      .toUTF8String(utf8);
  return clean_text(utf8);
}

std::optional<passage::DateInterval> day_of(std::time_t time) {
  std::tm parts{};
  std::array<char, 11> day{};
  if (time <= 0 || ::gmtime_r(&time, &parts) == nullptr) return std::nullopt;
  if (std::strftime(day.data(), day.size(), "%Y-%m-%d", &parts) == 0) return std::nullopt;
  return passage::parse_date(day.data());
}

}  // namespace

passage::Metadata pdf_metadata(const poppler::document& document, const std::string& file_name) {
  passage::Metadata metadata;
  if (std::string title = text_of(document.get_title()); is_plausible_title(title, file_name)) {
    metadata.title = std::move(title);
  }
  metadata.authors = plausible_authors(text_of(document.get_author()));
  const std::string keywords = text_of(document.get_keywords());
  metadata.topics = split_list(keywords, keywords.find(';') != std::string::npos ? ";" : ",");
  metadata.date = day_of(document.get_creation_date_t());
  return metadata;
}

}  // namespace indexer
