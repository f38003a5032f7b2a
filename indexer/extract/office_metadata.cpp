#include "indexer/extract/office_metadata.h"

#include <algorithm>
#include <array>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/document_title.h"
#include "indexer/extract/xml_reader.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

using passage::Metadata;

void add_keywords(Metadata& metadata, const std::string& text) {
  for (std::string& keyword : split_list(text, text.find(';') != std::string::npos ? ";" : ",")) {
    metadata.topics.push_back(std::move(keyword));
  }
}

void add_authors(Metadata& metadata, const std::string& text) {
  for (std::string& author : plausible_authors(text)) {
    if (std::ranges::find(metadata.authors, author) == metadata.authors.end()) {
      metadata.authors.push_back(std::move(author));
    }
  }
}

struct Element {
  std::string_view name;
  void (*take)(Metadata& metadata, const std::string& text);
};

constexpr std::array elements{
    Element{"title", [](Metadata& metadata, const std::string& text) { metadata.title = text; }},
    Element{"creator", add_authors},
    Element{"initial-creator", add_authors},
    Element{"language",
            [](Metadata& metadata, const std::string& text) { metadata.language = passage::canonical_language(text); }},
    Element{"keywords", add_keywords},
    Element{"keyword", add_keywords},
    Element{"created", [](Metadata& metadata, const std::string& text) { metadata.date = passage::parse_date(text); }},
    Element{"creation-date",
            [](Metadata& metadata, const std::string& text) { metadata.date = passage::parse_date(text); }},
};

}  // namespace

passage::Metadata office_metadata(std::string_view xml, const std::string& file_name) {
  Metadata metadata;
  XmlReader reader(xml, "the metadata");
  const Element* current = nullptr;
  std::string text;
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    if (node == XmlReader::Node::Start) {
      const auto found = std::ranges::find(elements, reader.name(), &Element::name);
      current = found == elements.end() ? nullptr : &*found;
      text.clear();
    } else if (node == XmlReader::Node::Text) {
      if (current != nullptr) text += reader.text();
    } else {
      if (current != nullptr) text = clean_text(text);
      if (current != nullptr && !text.empty()) current->take(metadata, text);
      current = nullptr;
    }
  }
  if (!is_plausible_title(metadata.title, file_name)) metadata.title.clear();
  return metadata;
}

}  // namespace indexer
