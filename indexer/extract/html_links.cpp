#include "indexer/extract/html_links.h"

#include <algorithm>
#include <array>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/robots_directives.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t most_links = 5'000;

/// Whether one of the words of an attribute is `word`.
bool has_word(std::string_view attribute, std::string_view word) {
  const std::string padded = " " + passage::ascii_lower(clean_text(attribute)) + " ";
  return padded.find(" " + std::string(word) + " ") != padded.npos;
}

/// Neither a place on the page itself nor a scheme that nobody fetches.
bool leads_elsewhere(std::string_view address) {
  constexpr std::array<std::string_view, 5> others{"javascript:", "mailto:", "tel:", "data:", "whatsapp:"};
  const std::string start = passage::ascii_lower(address.substr(0, 12));
  return !address.starts_with('#') &&
         std::ranges::none_of(others, [&](std::string_view scheme) { return start.starts_with(scheme); });
}

void take_meta(const xmlNode& meta, RobotsDirectives& directives) {
  const std::string name = passage::ascii_lower(passage::trimmed(attribute(meta, "name")));
  if (name == "robots" || name == robot_name) add_directives(directives, attribute(meta, "content"));
}

}  // namespace

CrawlSigns html_links(const xmlDoc& document) {
  CrawlSigns signs;
  const xmlNode* root = xmlDocGetRootElement(const_cast<xmlDoc*>(&document));
  if (root == nullptr) return signs;
  RobotsDirectives directives;
  walk_until(*root, [&](const xmlNode& node) {
    const std::string_view name = name_of(node);
    if (name == "base" && signs.base.empty()) signs.base = clean_text(attribute(node, "href"));
    if (name == "meta") take_meta(node, directives);
    if (name == "link" && signs.canonical.empty() && has_word(attribute(node, "rel"), "canonical")) {
      signs.canonical = clean_text(attribute(node, "href"));
    }
    if (name == "a" || name == "area") {
      std::string address = clean_text(attribute(node, "href"));
      if (leads_elsewhere(address) && !has_word(attribute(node, "rel"), "nofollow")) {
        if (signs.addresses.size() < most_links) {
          add_address(signs, {.address = std::move(address)});
        } else {
          ++signs.omitted;
        }
      }
    }
    return false;
  });
  signs.noindex = directives.noindex;
  signs.nofollow = directives.nofollow;
  return signs;
}

}  // namespace indexer
