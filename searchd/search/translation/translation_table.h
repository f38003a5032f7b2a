#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searchd/search/translation/lexicon.h"

namespace searchd {

/// That two words translate each other, as the dictionaries of two languages A and B say it in either direction; how
/// clearly, as a weight above 0, or 0 for not at all.
struct TranslationEvidence {
  WordId a = 0;
  WordId b = 0;
  float a_to_b = 0;  ///< From the dictionary whose headwords are in A.
  float b_to_a = 0;
};

/// A translation of a word, in 8 bytes.
class TableEntry {
 public:
  TableEntry(WordId from, WordId to, bool inverted) : from_(from), to_and_route_((to << 1) | WordId{inverted}) {}

  [[nodiscard]] WordId from() const { return from_; }
  [[nodiscard]] WordId to() const { return to_and_route_ >> 1; }
  [[nodiscard]] bool is_inverted() const {
    return to_and_route_ & 1;
  }  ///< Only the other direction's dictionary says so.

 private:
  WordId from_;
  WordId to_and_route_;
};

/// The translations of the words of one language in another, 8 bytes for each. Immutable; any thread may read.
class TranslationTable {
 public:
  static constexpr std::size_t most_translations = 12;  ///< Of a word; the best are kept.

  /// From A to B. Evidence for the same pair adds up; what only the inverse dictionary says counts less. Words of `to`
  /// with the same stems are one translation, represented by the best. Puts the evidence in an order of its own.
  TranslationTable(std::vector<TranslationEvidence>& evidence, const Lexicon& to);

  /// The translations, the best first.
  [[nodiscard]] std::span<const TableEntry> translations(WordId word) const;

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  void append(std::span<const TranslationEvidence> of_one_word, const Lexicon& to);

  std::vector<TableEntry> entries_;  ///< In the order of `from`.
};

/// The same evidence seen from the other language.
void exchange_languages(std::vector<TranslationEvidence>& evidence);

}  // namespace searchd
