#include "indexer/extract/odt_styles.h"

#include "indexer/extract/xml_reader.h"

namespace indexer {
namespace {

constexpr int longest_chain = 20;  // of styles that come from styles; hostile ones go in circles

}  // namespace

void OdtStyles::read(std::string_view xml, const std::string& part) {
  XmlReader reader(xml, part);
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    if (node != XmlReader::Node::Start) continue;
    if (reader.name() == "body") return;  // styles stand before it
    if (reader.name() != "style") continue;
    styles_[reader.attribute("name")] = {reader.attribute("parent-style-name"),
                                         reader.attribute("default-outline-level")};
  }
}

bool OdtStyles::is_title(std::string style) const {
  for (int i = 0; i < longest_chain; ++i) {
    if (style == "Title") return true;
    const auto found = styles_.find(style);
    if (found == styles_.end()) return false;
    style = found->second.parent;
  }
  return false;
}

bool OdtStyles::is_heading(std::string style) const {
  for (int i = 0; i < longest_chain; ++i) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) return false;
    if (!found->second.outline_level.empty()) return true;
    style = found->second.parent;
  }
  return false;
}

}  // namespace indexer
