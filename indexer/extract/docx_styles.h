#pragma once

#include <map>
#include <string>
#include <string_view>

namespace indexer {

/// What the paragraph styles of a Word document make of a paragraph.
enum class StyleRole { Text, Title, Heading, Contents };

struct DocxStyle {
  StyleRole role = StyleRole::Text;
  std::string list;  ///< Of the numbering that the style brings along (`numId`), or empty.
  int list_level = 0;
};

/// Reads word/styles.xml. Styles are known by identifiers, which differ from language to language ("berschrift1");
/// their names do not ("heading 1"), and what they leave unsaid they inherit.
[[nodiscard]] std::map<std::string, DocxStyle> docx_styles(std::string_view xml);

/// The outline levels that are headings ("0" to "8"; "9" is running text).
[[nodiscard]] bool is_heading_level(std::string_view outline_level);

}  // namespace indexer
