#include "indexer/extract/html_alternates.h"

#include "indexer/extract/clean_text.h"
#include "indexer/extract/html_tree.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t longest_address = 2000;

}  // namespace

std::vector<std::string> html_alternates(const xmlDoc& document) {
  std::vector<std::string> addresses;
  const xmlNode* root = xmlDocGetRootElement(const_cast<xmlDoc*>(&document));
  if (root == nullptr) return addresses;
  walk_until(*root, [&](const xmlNode& node) {
    if (name_of(node) == "link" && passage::ascii_lower(attribute(node, "rel")) == "alternate" &&
        !attribute(node, "hreflang").empty()) {
      std::string address = clean_text(attribute(node, "href"));
      if (!address.empty() && address.size() <= longest_address) addresses.push_back(std::move(address));
    }
    return addresses.size() == max_alternates;
  });
  return addresses;
}

}  // namespace indexer
