#include "indexer/extract/main_content.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <string>
#include <string_view>

#include "indexer/extract/html_tree.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

/// Bytes of text in an element and below, white space not counted.
struct Weight {
  std::size_t text = 0;
  std::size_t linked = 0;    ///< The part of `text` in links.
  std::size_t articles = 0;  ///< Not counting those in articles.
  [[nodiscard]] std::size_t prose() const { return text - linked; }
};

/// A site's header holds a name, a slogan, a menu; one with a longer text than this belongs to the document.
constexpr std::size_t longest_site_header = 300;
constexpr std::size_t longest_navigation = 200;

constexpr std::array<std::string_view, 8> dropped_roles{"navigation", "banner",      "contentinfo", "search",
                                                        "dialog",     "alertdialog", "menu",        "menubar"};
/// What the classes and ids of such elements begin with.
constexpr std::array<std::string_view, 8> banner_names{"cookie",          "gdpr",     "consent-banner", "consent-popup",
                                                       "consent-manager", "onetrust", "skip-link",      "skiplink"};
constexpr std::array<std::string_view, 14> navigation_names{
    "nav",          "menu",         "breadcrumb",   "pagination", "pager",    "share-",   "sharing",
    "social-links", "social-media", "social-share", "sidebar",    "site-nav", "main-nav", "main-menu"};

/// Elements that may hold a page's text with other things beside it.
constexpr std::array<std::string_view, 8> containers{"center", "div", "form", "section", "table", "tbody", "td", "tr"};

Weight& weight_of(const xmlNode& element) {
  return *static_cast<Weight*>(element._private);
}

std::size_t count_text(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

bool is_article(const xmlNode& element) {
  return name_of(element) == "article" || attribute(element, "role") == "article";
}

/// Weighs every element below `body`, without what `skip` names. The weights live in `store`.
template <typename Skip>
void weigh(const xmlNode& body, std::deque<Weight>& store, Skip skip) {
  store.clear();
  std::size_t link_depth = 0;
  const auto add_to_parent = [&](const xmlNode& node, const Weight& weight) {
    if (&node == &body) return;
    Weight& parent = weight_of(*node.parent);
    parent.text += weight.text;
    parent.linked += weight.linked;
    parent.articles += weight.articles;
  };
  walk(
      body,
      [&](const xmlNode& node) {
        if (node.type != XML_ELEMENT_NODE) {
          const std::size_t size = count_text(text_of(node));
          if (size > 0) add_to_parent(node, {.text = size, .linked = link_depth > 0 ? size : 0});
          return false;
        }
        const_cast<xmlNode&>(node)._private = &store.emplace_back();
        if (name_of(node) == "a") ++link_depth;
        return &node == &body || !skip(node);
      },
      [&](const xmlNode& node) {
        if (node.type != XML_ELEMENT_NODE) return;
        if (name_of(node) == "a") --link_depth;
        if (is_article(node)) weight_of(node).articles = 1;
        add_to_parent(node, weight_of(node));
      });
}

/// Whether a word of the attribute begins with one of the names.
bool names_one_of(const xmlNode& element, const char* attribute_name, std::span<const std::string_view> names) {
  const std::string value = passage::ascii_lower(attribute(element, attribute_name));
  for (std::size_t at = value.find_first_not_of(' '); at != std::string::npos; at = value.find_first_not_of(' ', at)) {
    const std::string_view word = std::string_view(value).substr(at, value.find(' ', at) - at);
    if (std::ranges::any_of(names, [&](std::string_view name) { return word.starts_with(name); })) return true;
    at += word.size();
  }
  return false;
}

bool is_hidden(const xmlNode& element) {
  if (element.properties == nullptr) return false;
  if (has_attribute(element, "hidden") && attribute(element, "hidden") != "until-found") return true;
  if (attribute(element, "aria-hidden") == "true") return true;
  std::string style = passage::ascii_lower(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

bool is_in_content_element(const xmlNode& element) {
  for (const xmlNode* above = element.parent; above != nullptr; above = above->parent) {
    const std::string_view name = name_of(*above);
    if (name == "article" || name == "main" || name == "section" || name == "blockquote") return true;
  }
  return false;
}

/// Headers and footers of articles belong to them; those of the page only when a document was marked up with them.
bool is_page_header_or_footer(const xmlNode& element, std::string_view name) {
  if (name != "header" && name != "footer") return false;
  if (is_in_content_element(element)) return false;
  return name == "footer" || weight_of(element).prose() <= longest_site_header;
}

/// Decides on one element by its name, its attributes and its share of the text. What holds a good part of the text
/// is kept whatever it is called: a whole page may stand in a form, or in a class named "cookie-free".
bool is_left_out(const xmlNode& element, const Weight& whole) {
  if (role_of(element) == ElementRole::NotRead || is_hidden(element)) return true;
  const std::string_view name = name_of(element);
  const std::string_view role = attribute(element, "role");
  if (name == "aside") return role != "note" && !role.starts_with("doc-");
  const Weight& weight = weight_of(element);
  if (weight.text * 3 > whole.text) return false;
  if (name == "form" || is_page_header_or_footer(element, name)) return true;
  if (element.properties == nullptr) return false;
  if (std::ranges::find(dropped_roles, role) != dropped_roles.end()) return true;
  if (role_of(element) == ElementRole::Inline) return false;
  if (names_one_of(element, "class", banner_names) || names_one_of(element, "id", banner_names)) return true;
  if (role_of(element) == ElementRole::Heading) return false;
  const bool mostly_links = weight.linked * 2 > weight.text;
  if (mostly_links && names_one_of(element, "id", navigation_names)) return true;
  return (mostly_links || weight.text < longest_navigation) && names_one_of(element, "class", navigation_names);
}

/// The largest `main`, or element of that role; null without one.
const xmlNode* find_main(const xmlNode& body, const std::unordered_set<const xmlNode*>& left_out) {
  const xmlNode* largest = nullptr;
  walk(
      body,
      [&](const xmlNode& node) {
        if (node.type != XML_ELEMENT_NODE || left_out.contains(&node)) return false;
        const bool is_main = name_of(node) == "main" || attribute(node, "role") == "main";
        if (is_main && (largest == nullptr || weight_of(node).prose() > weight_of(*largest).prose())) largest = &node;
        return true;
      },
      [](const xmlNode&) {});
  return largest;
}

/// The only article, or the smallest element that holds all articles; null without one.
const xmlNode* find_articles(const xmlNode& body) {
  const std::size_t all = weight_of(body).articles;
  if (all == 0) return nullptr;
  const xmlNode* node = &body;
  while (!is_article(*node)) {
    const xmlNode* child = node->children;
    while (child != nullptr &&
           (child->_private == nullptr || child->type != XML_ELEMENT_NODE || weight_of(*child).articles != all)) {
      child = child->next;
    }
    if (child == nullptr) return node;
    node = child;
  }
  return node;
}

/// The child in which nearly all text outside links stands; null when it is spread.
const xmlNode* find_heavy_child(const xmlNode& element, std::size_t enough) {
  for (const xmlNode* child = element.children; child != nullptr; child = child->next) {
    const bool container = std::ranges::find(containers, name_of(*child)) != containers.end();
    if (container && child->_private != nullptr && weight_of(*child).prose() > enough) return child;
  }
  return nullptr;
}

/// Goes down to where the text is, and leaves out the menus on the way; a heading or an introduction there stays.
void leave_out_links_beside_text(const xmlNode& body, std::unordered_set<const xmlNode*>& left_out) {
  const std::size_t enough = weight_of(body).prose() * 9 / 10;
  const xmlNode* node = &body;
  while (const xmlNode* heavy = find_heavy_child(*node, enough)) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child == heavy || child->type != XML_ELEMENT_NODE || child->_private == nullptr) continue;
      const Weight& weight = weight_of(*child);
      if (weight.linked * 3 > weight.text * 2) left_out.insert(child);
    }
    node = heavy;
  }
}

/// A table of contents or the like, in which the links are what there is to read.
bool is_list_of_links(const Weight& weight) {
  return weight.linked > 3 * weight.prose();
}

}  // namespace

MainContent::MainContent(const xmlNode& body) : root_(&body) {
  std::deque<Weight> weights;
  weigh(body, weights,
        [](const xmlNode& element) { return role_of(element) == ElementRole::NotRead || is_hidden(element); });
  const Weight whole = weight_of(body);
  walk(
      body,
      [&](const xmlNode& node) {
        if (node.type != XML_ELEMENT_NODE || &node == &body) return true;
        if (!is_left_out(node, whole)) return true;
        left_out_.insert(&node);
        return false;
      },
      [](const xmlNode&) {});

  std::deque<Weight> remaining;
  weigh(body, remaining, [&](const xmlNode& element) { return left_out_.contains(&element); });
  const std::size_t prose = weight_of(body).prose();
  const xmlNode* main = find_main(body, left_out_);
  const xmlNode* articles = find_articles(body);
  if (main != nullptr && weight_of(*main).prose() * 4 > prose) {
    root_ = main;
  } else if (articles != nullptr && weight_of(*articles).prose() * 2 > prose) {
    root_ = articles;
  } else if (prose > 0 && !is_list_of_links(weight_of(body))) {
    leave_out_links_beside_text(body, left_out_);
  }
}

}  // namespace indexer
