#pragma once

#include <map>
#include <string>
#include <string_view>

namespace indexer {

/// The styles of an OpenDocument text, from styles.xml and from the automatic ones of content.xml.
class OdtStyles {
 public:
  /// Adds the styles that an XML part defines.
  void read(std::string_view xml, const std::string& part);

  /// Whether paragraphs of that style, or of one that it comes from, are titles of the document.
  [[nodiscard]] bool is_title(std::string style) const;

  /// Whether they have a place in its outline.
  [[nodiscard]] bool is_heading(std::string style) const;

 private:
  struct Style {
    std::string parent;
    std::string outline_level;
  };
  std::map<std::string, Style> styles_;
};

}  // namespace indexer
