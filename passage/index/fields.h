#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/document.h"

namespace passage {

/// A value slot of the index; permanent (FORMAT.md).
using Slot = std::uint32_t;
inline constexpr Slot no_slot = 0xFFFFFFFF;

/// A field of a document that queries, filters and facets name. The one table from which the index is written and
/// searched, and from which the names that the API accepts and the help are made.
struct Field {
  std::string_view name;          ///< In queries (`title:`), filters and facets; permanent.
  std::string_view words_prefix;  ///< Of the terms for its words; empty: `name:` compares the whole value.
  std::string_view value_prefix;  ///< Of the term for each whole value, folded; empty: cannot be filtered by.
  Slot slot = no_slot;            ///< Of its values in the documents database; no_slot: no facet.
  std::uint32_t word_weight = 0;  ///< How often a word in it counts among the words of the text; 0: not at all.
  bool of_earliest = false;       ///< A work has the value of its earliest version only, so that it counts once.
  bool of_passages = false;       ///< Its words stand at the positions of the passage that has the value.
  /// The values of one version. Words fields are analysed, values are folded.
  std::vector<std::string> (*values)(const Document& version);

  [[nodiscard]] bool has_words() const { return !words_prefix.empty(); }
  [[nodiscard]] bool can_filter() const { return !value_prefix.empty(); }
  [[nodiscard]] bool is_facet() const { return slot != no_slot; }
};

[[nodiscard]] std::span<const Field> fields();

/// The field of that name; null when there is none.
[[nodiscard]] const Field* find_field(std::string_view name);

}  // namespace passage
