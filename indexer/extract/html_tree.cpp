#include "indexer/extract/html_tree.h"

#include <algorithm>
#include <array>
#include <limits>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "indexer/extract/extraction.h"

namespace indexer {
namespace {

struct ElementRow {
  std::string_view name;
  ElementRole role;
};

using enum ElementRole;
constexpr std::array elements{
    ElementRow{"address", Block},
    ElementRow{"applet", NotRead},
    ElementRow{"article", Block},
    ElementRow{"aside", Block},
    ElementRow{"audio", NotRead},
    ElementRow{"blockquote", Block},
    ElementRow{"body", Block},
    ElementRow{"br", LineBreak},
    ElementRow{"button", NotRead},
    ElementRow{"canvas", NotRead},
    ElementRow{"caption", Block},
    ElementRow{"center", Block},
    ElementRow{"datalist", NotRead},
    ElementRow{"dd", Block},
    ElementRow{"details", Block},
    ElementRow{"dialog", NotRead},
    ElementRow{"dir", Block},
    ElementRow{"div", Block},
    ElementRow{"dl", Block},
    ElementRow{"dt", Block},
    ElementRow{"embed", NotRead},
    ElementRow{"fieldset", Block},
    ElementRow{"figcaption", Block},
    ElementRow{"figure", Block},
    ElementRow{"footer", Block},
    ElementRow{"form", Block},
    ElementRow{"frame", NotRead},
    ElementRow{"frameset", NotRead},
    ElementRow{"h1", Heading},
    ElementRow{"h2", Heading},
    ElementRow{"h3", Heading},
    ElementRow{"h4", Heading},
    ElementRow{"h5", Heading},
    ElementRow{"h6", Heading},
    ElementRow{"head", NotRead},
    ElementRow{"header", Block},
    ElementRow{"hgroup", Block},
    ElementRow{"hr", Block},
    ElementRow{"html", Block},
    ElementRow{"iframe", NotRead},
    ElementRow{"input", NotRead},
    ElementRow{"legend", Block},
    ElementRow{"li", Block},
    ElementRow{"link", NotRead},
    ElementRow{"listing", Preformatted},
    ElementRow{"main", Block},
    ElementRow{"math", NotRead},
    ElementRow{"menu", Block},
    ElementRow{"meta", NotRead},
    ElementRow{"nav", NotRead},
    ElementRow{"noframes", NotRead},
    ElementRow{"noscript", NotRead},
    ElementRow{"object", NotRead},
    ElementRow{"ol", Block},
    ElementRow{"optgroup", NotRead},
    ElementRow{"option", NotRead},
    ElementRow{"p", Block},
    ElementRow{"picture", NotRead},
    ElementRow{"plaintext", Preformatted},
    ElementRow{"pre", Preformatted},
    ElementRow{"progress", NotRead},
    ElementRow{"rp", NotRead},
    ElementRow{"rt", NotRead},
    ElementRow{"script", NotRead},
    ElementRow{"search", NotRead},
    ElementRow{"section", Block},
    ElementRow{"select", NotRead},
    ElementRow{"style", NotRead},
    ElementRow{"summary", Block},
    ElementRow{"svg", NotRead},
    ElementRow{"table", Block},
    ElementRow{"tbody", Block},
    ElementRow{"td", Cell},
    ElementRow{"template", NotRead},
    ElementRow{"textarea", NotRead},
    ElementRow{"tfoot", Block},
    ElementRow{"th", Cell},
    ElementRow{"thead", Block},
    ElementRow{"title", NotRead},
    ElementRow{"tr", Row},
    ElementRow{"ul", Block},
    ElementRow{"video", NotRead},
    ElementRow{"xmp", Preformatted},
};
static_assert(std::ranges::is_sorted(elements, {}, &ElementRow::name));

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

HtmlDocument parse_html(std::string_view html) {
  if (html.empty()) return {};
  if (html.size() > std::numeric_limits<int>::max())
    throw RefusedFile(RefusalReason::TooLarge, "more than 2 GB of HTML");
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())), &htmlFreeParserCtxt);
  if (context == nullptr) return {};
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                          HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
  htmlCtxtUseOptions(context.get(), options);
  context->options |= XML_PARSE_HUGE;  // without it, the text of a page deeper than 256 levels comes out empty
  (void)xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  (void)htmlParseDocument(context.get());
  HtmlDocument document(context->myDoc);
  if (context->lastError.code == XML_ERR_NO_MEMORY) {
    throw RefusedFile(RefusalReason::OutOfMemory, "the HTML parser ran out of memory");
  }
  return document;
}

ElementRole role_of(const xmlNode& element) {
  const std::string_view name = name_of(element);
  const auto found = std::ranges::lower_bound(elements, name, {}, &ElementRow::name);
  return found != elements.end() && found->name == name ? found->role : Inline;
}

std::string_view name_of(const xmlNode& node) {
  return node.type == XML_ELEMENT_NODE ? view(node.name) : std::string_view{};
}

std::string_view attribute(const xmlNode& element, const char* name) {
  const xmlAttr* found = element.type == XML_ELEMENT_NODE
                             ? xmlHasProp(const_cast<xmlNode*>(&element), reinterpret_cast<const xmlChar*>(name))
                             : nullptr;
  if (found == nullptr || found->children == nullptr) return {};
  return view(found->children->content);
}

bool has_attribute(const xmlNode& element, const char* name) {
  return element.type == XML_ELEMENT_NODE &&
         xmlHasProp(const_cast<xmlNode*>(&element), reinterpret_cast<const xmlChar*>(name)) != nullptr;
}

std::string_view language_of(const xmlNode& element) {
  const std::string_view language = attribute(element, "lang");
  return language.empty() ? attribute(element, "xml:lang") : language;
}

std::string_view text_of(const xmlNode& node) {
  return node.type == XML_TEXT_NODE ? view(node.content) : std::string_view{};
}

}  // namespace indexer
