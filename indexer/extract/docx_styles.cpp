#include "indexer/extract/docx_styles.h"

#include <optional>

#include "indexer/extract/xml_reader.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr int longest_chain = 20;  // of styles based on styles; hostile ones go in circles

/// A style as it is written down.
struct WrittenStyle {
  std::string name;
  std::string parent;
  std::string outline_level;
  std::string list;
  std::string list_level;
};

std::map<std::string, WrittenStyle> written_styles(std::string_view xml) {
  std::map<std::string, WrittenStyle> styles;
  XmlReader reader(xml, "word/styles.xml");
  WrittenStyle* style = nullptr;
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    if (node != XmlReader::Node::Start) continue;
    const std::string element(reader.name());
    if (element == "style") {
      style = &styles[reader.attribute("styleId")];
    } else if (style == nullptr) {
      continue;
    } else if (element == "name") {
      style->name = passage::ascii_lower(reader.attribute("val"));
    } else if (element == "basedOn") {
      style->parent = reader.attribute("val");
    } else if (element == "outlineLvl") {
      style->outline_level = reader.attribute("val");
    } else if (element == "numId") {
      style->list = reader.attribute("val");
    } else if (element == "ilvl") {
      style->list_level = reader.attribute("val");
    }
  }
  return styles;
}

std::optional<StyleRole> own_role(const WrittenStyle& style) {
  if (style.name == "title") return StyleRole::Title;
  if (style.name.starts_with("toc ")) return StyleRole::Contents;
  if (!style.outline_level.empty()) return is_heading_level(style.outline_level) ? StyleRole::Heading : StyleRole::Text;
  if (style.name.starts_with("heading ")) return StyleRole::Heading;
  return std::nullopt;
}

}  // namespace

bool is_heading_level(std::string_view outline_level) {
  return outline_level.size() == 1 && outline_level[0] >= '0' && outline_level[0] <= '8';
}

std::map<std::string, DocxStyle> docx_styles(std::string_view xml) {
  const std::map<std::string, WrittenStyle> written = written_styles(xml);
  std::map<std::string, DocxStyle> styles;
  for (const auto& [identifier, own] : written) {
    DocxStyle& style = styles[identifier];
    std::optional<StyleRole> role;
    const WrittenStyle* current = &own;
    for (int i = 0; i < longest_chain; ++i) {
      if (!role) role = own_role(*current);
      if (style.list.empty() && !current->list.empty()) {
        style.list = current->list;
        style.list_level = current->list_level.size() == 1 ? current->list_level[0] - '0' : 0;
      }
      const auto parent = written.find(current->parent);
      if (parent == written.end()) break;
      current = &parent->second;
    }
    style.role = role.value_or(StyleRole::Text);
  }
  return styles;
}

}  // namespace indexer
