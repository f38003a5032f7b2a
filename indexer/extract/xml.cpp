#include "indexer/extract/xml.h"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <libxml/parser.h>

#include "indexer/extract/charset.h"
#include "indexer/extract/clean_text.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/numbered_paragraph.h"
#include "indexer/extract/text_of_file.h"

namespace indexer {
namespace {

std::string_view content_of(const xmlNode& node) {
  const bool text = node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
  return text && node.content != nullptr ? reinterpret_cast<const char*>(node.content) : std::string_view{};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

/// Whether the element has text of its own between its child elements.
bool holds_text(const xmlNode& element) {
  for (const xmlNode* child = element.children; child != nullptr; child = child->next) {
    if (!is_blank(content_of(*child))) return true;
  }
  return false;
}

class BlockWriter {
 public:
  std::vector<Block> write(const xmlNode& root) {
    walk(
        root, [this](const xmlNode& node) { return enter(node); }, [this](const xmlNode& node) { leave(node); });
    return std::move(blocks_);
  }

 private:
  bool enter(const xmlNode& node) {
    if (node.type != XML_ELEMENT_NODE) {
      if (paragraph_ != nullptr) text_ += content_of(node);
      return false;
    }
    if (const std::string_view language = attribute(node, "lang"); !language.empty())
      languages_.emplace_back(&node, language);
    if (paragraph_ == nullptr && holds_text(node)) paragraph_ = &node;
    return true;
  }

  void leave(const xmlNode& node) {
    if (&node == paragraph_) {
      paragraph_ = nullptr;
      Block block{.text = clean_text(text_)};
      text_.clear();
      block.locator.paragraph = paragraph_number(block.text);
      if (!languages_.empty()) block.language = clean_text(languages_.back().second);
      if (!block.text.empty()) blocks_.push_back(std::move(block));
    }
    if (!languages_.empty() && languages_.back().first == &node) languages_.pop_back();
  }

  std::vector<Block> blocks_;
  std::string text_;
  const xmlNode* paragraph_ = nullptr;  ///< The element that is being read as one.
  std::vector<std::pair<const xmlNode*, std::string_view>> languages_;
};

/// The text without its XML declaration, which names the charset that it has no more.
std::string_view without_declaration(std::string_view text) {
  if (!text.starts_with("<?xml")) return text;
  const std::size_t end = text.find("?>");
  return end == std::string_view::npos ? text : text.substr(end + 2);
}

}  // namespace

Extraction extract_xml(std::string_view bytes, const ExtractionHints& hints) {
  Extraction extraction{.format = "xml"};
  const std::string text = text_of_file(bytes, hints, charset_in_markup(bytes), extraction);
  const std::string_view xml = without_declaration(text);
  if (xml.size() > std::numeric_limits<int>::max()) throw RefusedFile(RefusalReason::TooLarge, "more than 2 GB of XML");
  // Not XML_PARSE_HUGE: it lifts the guard against entities that multiply, too.
  constexpr int options =
      XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_COMPACT;
  const HtmlDocument document(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", options));
  const xmlNode* root = document == nullptr ? nullptr : xmlDocGetRootElement(document.get());
  if (root == nullptr) throw RefusedFile(RefusalReason::Damaged, "not XML");
  extraction.metadata.language = clean_text(attribute(*root, "lang"));
  extraction.blocks = BlockWriter().write(*root);
  return extraction;
}

}  // namespace indexer
