#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/search/query.h"
#include "searchd/search/sought.h"

namespace searchd {

/// Makes one node of the words of a query that are, together or alone, a symbol of the United Nations which the index
/// holds, in whatever spelling: `A/RES/73/195`, `"a res 73 195"`, `A / RES / 73 / 195`, `ares73195`. What no document
/// has remains words. Throws Xapian::Error.
void recognise_symbols(QueryNode& query, const Xapian::Database& documents);

/// What a Symbol node means: works that name the symbol or have it; first those that have it.
struct SymbolMeaning {
  std::vector<std::string> symbols;  ///< In normal form: one, or all that the index holds of those that it can be.
  Sought sought;
};
[[nodiscard]] SymbolMeaning meaning_of_symbol(const QueryNode& node, const Xapian::Database& documents);

}  // namespace searchd
