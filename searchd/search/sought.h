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

/// A word in any of several forms.
[[nodiscard]] Sought any_of(std::vector<std::string> terms);

/// Terms at successive positions. With a window: in any order within so many.
[[nodiscard]] Sought row_of(const std::vector<std::string>& terms, std::uint32_t window = 0);

/// Terms at successive positions, and behind them one of several.
[[nodiscard]] Sought row_before(const std::vector<std::string>& terms, std::vector<std::string> last);

/// The pieces under one operator; each piece is a way for it to stand in a text.
[[nodiscard]] Sought combined(Xapian::Query::op op, const std::vector<Sought>& pieces);

}  // namespace searchd
