#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/duplicates/likeness.h"
#include "indexer/duplicates/text_print.h"

namespace indexer {

/// A document, as far as duplicates are concerned.
struct PrintedText {
  std::string language;      ///< Primary subtag; "und" where it is not known.
  std::string symbol;        ///< Of the document; empty for none.
  std::string content_hash;  ///< Of its bytes; empty where they are not known.
  TextPrint print;
};

/// Two texts of which one is a copy of the other.
struct DuplicatePair {
  std::size_t first = 0;  ///< Places in the row given; the smaller one first.
  std::size_t second = 0;
  Likeness likeness = Likeness::NearlySame;
  bool is_safe = false;  ///< No number of one stands in the place of another: may be shown as one.
};

/// The pairs of duplicates, by first and second place. SimHash proposes them, then the check follows: the same
/// language (texts in different languages are versions); no two different symbols; of the pairs of words that are not
/// the frame of many documents, enough and enough in common; numbers that differ in few places at most. What has
/// nothing but the frame is never a duplicate, nor is a text with very many copies. Depends on the texts alone; for the
/// same pairs, whatever their order, they are given in an order of their own.
[[nodiscard]] std::vector<DuplicatePair> duplicate_pairs(const std::vector<PrintedText>& texts);

}  // namespace indexer
