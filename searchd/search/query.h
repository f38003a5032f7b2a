#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "passage/index/fields.h"
#include "passage/model/date_interval.h"

namespace searchd {

enum class QueryKind : std::uint8_t {
  Words,   ///< A piece between white space; the analyzer finds one word in it, several, or none.
  Prefix,  ///< `word*`
  Phrase,  ///< `"these words"`
  Value,   ///< A field compared whole: `kind:report`
  Date,    ///< `date:2018..2021`
  Symbol,  ///< A symbol of the United Nations that the index holds, in any spelling; see recognise_symbols().
  Near,    ///< Children are Words; within `distance` words of each other, in any order.
  Or,      ///< Any of the children.
  And,     ///< All of the children; excluded ones must not match.
};

/// A query as a tree. What is not of a kind leaves its members empty.
struct QueryNode {
  QueryKind kind = QueryKind::And;
  std::string text;                       ///< As typed, valid UTF-8.
  const passage::Field* field = nullptr;  ///< Words, Prefix, Phrase: the words field they are sought in, or null.
  passage::DateRange date;
  std::uint32_t distance = 0;
  bool excluded = false;  ///< `-…`; on children of And only.
  std::vector<QueryNode> children;
};

/// One line that shows the tree: `(and asylum "right to" (or a b) -c title:d kind=report)`.
[[nodiscard]] std::string describe(const QueryNode& node);

}  // namespace searchd
