#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searchd/search/query.h"
#include "searchd/search/search_answer.h"

namespace searchd {

struct QueryLimits {
  std::size_t words = 64;
  std::size_t wildcards = 8;
  std::size_t depth = 16;
};

struct ParsedQuery {
  QueryNode root;  ///< An And; without children when there is nothing to search for.
  std::vector<Notice> notices;
};

/// Reads what a person typed:
///
///     query    := or-group*                     all of them
///     or-group := near-row ("OR" near-row)*     any of them; binds its neighbours only
///     near-row := item ("NEAR/5" item)*
///     item     := ["-"] ( word | word* | "phrase" | field:… | "(" query ")" )
///
/// Never fails: what cannot be understood is taken as words, and a notice says so. Bounded in size and depth: beyond
/// the limits words are left out and brackets are ignored, with a notice.
[[nodiscard]] ParsedQuery parse_query(std::string_view text, const QueryLimits& limits = {});

}  // namespace searchd
