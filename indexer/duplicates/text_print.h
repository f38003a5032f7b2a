#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/document.h"
#include "passage/text/analyzer.h"

namespace indexer {

/// What is remembered of a text so that its copies are known without reading it again: kept in the ledger, compared by
/// duplicate_pairs(). About half a kilobyte, whatever the text's length. Depends on the words alone, as they are
/// folded: not on case, accents, marks, lines or pages.
struct TextPrint {
  static constexpr std::size_t bins = 128;
  static constexpr std::size_t most_numbers = 64;

  std::uint64_t text = 0;     ///< The same for the same row of words.
  std::uint64_t simhash = 0;  ///< Of the words, by how often they occur; differs in few bits between like texts.

  /// The pairs of neighbouring words, thrown into bins; of each the lowest, 0 where there is none. The share of bins
  /// that agree is the share of pairs that two texts have in common.
  std::array<std::uint16_t, bins> sketch{};

  /// The numbers in the text, each once, hashed and sorted; of more than that many the lowest.
  std::vector<std::uint32_t> numbers;

  friend bool operator==(const TextPrint&, const TextPrint&) = default;
};

/// Nothing where a text is too short to be told from others by its words. `analyzer` is used meanwhile.
[[nodiscard]] std::optional<TextPrint> print_of(const passage::Document& document, passage::Analyzer& analyzer);

/// For the ledger: printable.
[[nodiscard]] std::string encode(const TextPrint& print);

/// Nothing for what encode() has not written.
[[nodiscard]] std::optional<TextPrint> decode_print(std::string_view encoded);

}  // namespace indexer
