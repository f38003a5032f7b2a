#pragma once

#include <unordered_set>

#include <libxml/tree.h>

namespace indexer {

/// Which part of a page its readers came for: what it marks as such (main, article), unless that would lose most of the
/// text; otherwise the body without the lists of links beside the text.
/// Refers to the tree and uses its `_private` members while it is being made; not thread-safe for one tree.
class MainContent {
 public:
  /// `body` is the element to look in.
  explicit MainContent(const xmlNode& body);

  [[nodiscard]] const xmlNode& root() const { return *root_; }

  /// Whether the element and all below it are not part of the text: scripts and the like, navigation, the page's
  /// header and footer, asides, banners, forms, hidden elements.
  [[nodiscard]] bool leaves_out(const xmlNode& element) const { return left_out_.contains(&element); }

 private:
  std::unordered_set<const xmlNode*> left_out_;
  const xmlNode* root_;
};

}  // namespace indexer
