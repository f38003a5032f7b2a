#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <libxml/tree.h>

namespace indexer {

/// What an HTML element does to the flow of text.
enum class ElementRole : std::uint8_t {
  Inline,        ///< Part of the line, like any element that HTML does not know.
  Block,         ///< Begins and ends a paragraph.
  Heading,       ///< h1 to h6.
  Row,           ///< A table's row.
  Cell,          ///< A cell of a row.
  LineBreak,     ///< br
  Preformatted,  ///< Lines and blank lines count.
  NotRead,       ///< Its text is never the text of the page: scripts, styles, controls, media, navigation.
};

struct DocumentDeleter {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using HtmlDocument = std::unique_ptr<xmlDoc, DocumentDeleter>;

/// Parses HTML in UTF-8, however bad. Depth is unlimited, so walk the tree with walk(), never by recursion.
/// Empty when there is nothing to parse. Throws RefusedFile when libxml2 gives up.
[[nodiscard]] HtmlDocument parse_html(std::string_view html);

[[nodiscard]] ElementRole role_of(const xmlNode& element);

/// Name in lower case; empty for what is not an element.
[[nodiscard]] std::string_view name_of(const xmlNode& node);

/// Value of an attribute, empty when it is absent; lives as long as the document.
[[nodiscard]] std::string_view attribute(const xmlNode& element, const char* name);

[[nodiscard]] bool has_attribute(const xmlNode& element, const char* name);

/// `lang`, else `xml:lang` of the element itself.
[[nodiscard]] std::string_view language_of(const xmlNode& element);

/// The characters of a text node; empty for any other node, those of a script's or style's code among them.
[[nodiscard]] std::string_view text_of(const xmlNode& node);

/// Visits `root` and everything below it in document order without recursion. `enter(node)` says whether to visit the
/// children; `leave(node)` follows in any case.
template <typename Enter, typename Leave>
void walk(const xmlNode& root, Enter enter, Leave leave) {
  const xmlNode* node = &root;
  for (;;) {
    const bool descend = enter(*node);
    if (descend && node->type == XML_ELEMENT_NODE && node->children != nullptr) {
      node = node->children;
      continue;
    }
    for (;;) {
      leave(*node);
      if (node == &root) return;
      if (node->next != nullptr) break;
      node = node->parent;
    }
    node = node->next;
  }
}

/// Visits like walk() until `found(node)` says yes.
template <typename Found>
void walk_until(const xmlNode& root, Found found) {
  const xmlNode* node = &root;
  while (!found(*node)) {
    if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (node != &root && node->next == nullptr) node = node->parent;
    if (node == &root) return;
    node = node->next;
  }
}

}  // namespace indexer
