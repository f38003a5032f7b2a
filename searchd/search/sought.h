#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace searchd {

/// Words as they stand in a text: at each successive position any of some terms. A single word is a row of one.
struct TermRow {
  std::vector<std::vector<std::string>> words;
  std::uint32_t window = 0;  ///< 0: one after the other; else in any order within so many positions.
};

/// A piece of a query: what documents it matches, and how it stands in their texts.
struct Sought {
  Xapian::Query query;
  std::vector<TermRow> rows;  ///< Any of them. None where it concerns no text (a date).
  std::string text;           ///< As typed, where it is words in a row and in no field: a phrase, a symbol.
};

}  // namespace searchd
