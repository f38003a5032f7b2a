#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "passage/text/unicode.h"
#include "searchd/search/query_parser.h"

namespace tests {

/// What the leaves and the shape of a query tree come to.
struct QueryShape {
  std::size_t leaves = 0;
  std::size_t prefixes = 0;
  std::size_t depth = 0;
};

inline void require_of_query(bool holds, const char* property) {
  if (holds) return;
  (void)std::fprintf(stderr, "broken: %s\n", property);
  std::abort();
}

inline QueryShape check_query_node(const searchd::QueryNode& node) {
  using searchd::QueryKind;
  const bool is_group = node.kind == QueryKind::And || node.kind == QueryKind::Or || node.kind == QueryKind::Near;
  require_of_query(is_group || node.children.empty(), "only groups have children");
  require_of_query(passage::is_valid_utf8(node.text), "texts are UTF-8");
  require_of_query(node.kind != QueryKind::Value || node.field != nullptr, "a value is one of a field");
  QueryShape shape{.leaves = is_group ? 0U : 1U, .prefixes = node.kind == QueryKind::Prefix ? 1U : 0U, .depth = 1};
  for (const searchd::QueryNode& child : node.children) {
    require_of_query(!child.excluded || node.kind == QueryKind::And, "only children of an And are excluded");
    require_of_query(node.kind != QueryKind::Near || child.kind == QueryKind::Words, "words are near to words");
    const QueryShape of_child = check_query_node(child);
    shape.leaves += of_child.leaves;
    shape.prefixes += of_child.prefixes;
    shape.depth = std::max(shape.depth, of_child.depth + 1);
  }
  return shape;
}

/// What must hold for a query made of any bytes. Ends the process when something does not.
inline void check_query(std::string_view bytes) {
  const searchd::QueryLimits limits;
  (void)searchd::parse_query(bytes, limits);  // requests refuse what is not UTF-8; here it must do no harm at least
  const std::string query = passage::to_valid_utf8(bytes);
  const searchd::ParsedQuery parsed = searchd::parse_query(query, limits);
  const QueryShape shape = check_query_node(parsed.root);
  require_of_query(parsed.root.kind == searchd::QueryKind::And, "the root is an And");
  require_of_query(shape.leaves <= limits.words, "the words are bounded");
  require_of_query(shape.prefixes <= limits.wildcards, "the wildcards are bounded");
  // Two groups for a bracket: the alternatives, and the words of one.
  require_of_query(shape.depth <= 2 * limits.depth + 4, "the depth is bounded");
  for (const searchd::Notice& notice : parsed.notices) {
    require_of_query(!notice.code.empty() && !notice.message.empty(), "a notice says something");
    require_of_query(passage::is_valid_utf8(notice.message), "notices are UTF-8");
  }
  require_of_query(describe(parsed.root) == describe(searchd::parse_query(query, limits).root),
                   "the same text is read the same way twice");
}

}  // namespace tests
