#include "indexer/extract/html.h"

#include "indexer/extract/charset.h"
#include "indexer/extract/html_alternates.h"
#include "indexer/extract/html_blocks.h"
#include "indexer/extract/html_links.h"
#include "indexer/extract/html_metadata.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/main_content.h"
#include "indexer/extract/text_of_file.h"

namespace indexer {
namespace {

/// The body; the root where there is none.
const xmlNode* body_of(const xmlDoc& document) {
  const xmlNode* root = document.children;
  while (root != nullptr && root->type != XML_ELEMENT_NODE) root = root->next;
  if (root == nullptr) return nullptr;
  for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (name_of(*child) == "body") return child;
  }
  return root;
}

Extraction read_page(std::string_view bytes, const ExtractionHints& hints, bool wants_links) {
  Extraction extraction{.format = "html"};
  if (wants_links) extraction.crawl.emplace();
  const std::string text = text_of_file(bytes, hints, charset_in_markup(bytes), extraction);
  const HtmlDocument document = parse_html(text);
  const xmlNode* body = document == nullptr ? nullptr : body_of(*document);
  if (body == nullptr) return extraction;
  extraction.blocks = html_blocks(MainContent(*body));
  extraction.alternates = html_alternates(*document);
  extraction.metadata = html_metadata(*document, extraction.blocks, extraction.remarks);
  if (wants_links) extraction.crawl = html_links(*document);
  return extraction;
}

}  // namespace

Extraction extract_html(std::string_view bytes, const ExtractionHints& hints) {
  return read_page(bytes, hints, false);
}

Extraction extract_crawled_page(std::string_view bytes, const ExtractionHints& hints) {
  return read_page(bytes, hints, true);
}

std::vector<Block> html_fragment_blocks(std::string_view html) {
  const HtmlDocument document = parse_html(html);
  const xmlNode* body = document == nullptr ? nullptr : body_of(*document);
  if (body == nullptr) return {};
  return html_blocks(MainContent(*body));
}

}  // namespace indexer
