#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passage/text/analyzer.h"
#include "passage/thesaurus/label_index.h"
#include "passage/thesaurus/thesaurus.h"

namespace passage {

/// A word of a text or a query, as Analyzer::words() cuts it: elided articles and possessives are no part of it.
struct RowWord {
  std::string_view surface;
  bool unspaced = false;  ///< WordSpan::unspaced.
};

/// A concept that a span names, by a label of that language.
struct NamedConcept {
  ConceptId id = 0;
  std::string_view language;  ///< Lives as long as the thesaurus.
  LabelKind kind = LabelKind::Preferred;

  friend bool operator==(const NamedConcept&, const NamedConcept&) = default;
};

/// Successive words of a row that name concepts.
struct ConceptSpan {
  std::uint32_t first = 0;  ///< The first word of the row.
  std::uint32_t count = 0;  ///< How many words it touches.
  bool whole_words = true;  ///< False where a label begins or ends within a word, which unspaced scripts allow.
  std::vector<NamedConcept> concepts;  ///< At least one; each concept once for each language.

  friend bool operator==(const ConceptSpan&, const ConceptSpan&) = default;
};

/// Finds what a row of words names in a thesaurus, in any language or in one.
///
/// A label is a row of successive words, nothing in between. Its words are compared in their exact forms; where these
/// differ, by a stem they share in the label's language, if they look like forms of one word (inflection.h), and the
/// more so where the label has one word beside stop words: "nationality" is not "nations". Stop words and hidden labels
/// have to stand as written. An acronym takes only its plural, and has to stand in capitals where it is a stop word in
/// small letters ("WHO"). Labels in unspaced scripts are strings that may begin and end anywhere in such words. The
/// longest label wins, then the one further left; of those for one span the exact ones; all concepts that share it are
/// found.
///
/// Remembers the words it has met (30,000 at most): a word that begins no label costs one look-up. Not thread-safe: one
/// for each thread. The thesaurus must outlive it.
class ConceptMatcher {
 public:
  /// `language`: a primary subtag, to look at the labels of that language alone; empty: at all.
  explicit ConceptMatcher(const Thesaurus& thesaurus, std::string_view language = {});

  /// The spans in order; they do not overlap. The analyzer may be any.
  [[nodiscard]] std::vector<ConceptSpan> match(std::span<const RowWord> row, Analyzer& analyzer);

 private:
  /// What is known of a word that some label has, or a character.
  struct KnownWord {
    LabelIndex::WordId word = LabelIndex::none;
    std::vector<LabelIndex::StemId> stems;
    std::vector<LabelIndex::RowId> rows;  ///< That may begin here.
  };
  struct Unit {
    std::uint32_t row_word = 0;
    LabelIndex::WordId word = LabelIndex::none;  ///< Of a character.
    std::uint32_t known = 0;                     ///< Of a word: in known_; 0: in no label.
    bool begins_word = true;
    bool ends_word = true;
    bool is_mark = false;
  };
  struct Found {
    std::uint32_t begin = 0;  ///< In units_.
    std::uint32_t size = 0;
    bool exact = false;
    LabelIndex::RowId row = 0;
  };
  enum class Likeness : std::uint8_t { None, Stem, Exact };

  void make_units(std::span<const RowWord> row, Analyzer& analyzer);
  void add_characters(const RowWord& word, std::uint32_t number);
  std::uint32_t look_up(std::string_view surface, Analyzer& analyzer);
  [[nodiscard]] KnownWord known_word(std::string_view surface, Analyzer& analyzer) const;
  [[nodiscard]] bool is_of_language(LabelIndex::RowId row) const;
  [[nodiscard]] bool may_be_form(const LabelIndex::Row& label, LabelIndex::WordId word, std::string_view exact) const;
  void find_at(std::uint32_t begin, std::span<const RowWord> row, Analyzer& analyzer);
  [[nodiscard]] Likeness compare(const LabelIndex::Row& label, std::uint32_t begin, std::span<const RowWord> row,
                                 Analyzer& analyzer) const;
  [[nodiscard]] Likeness compare(const LabelIndex::Form& form, const Unit& unit) const;
  [[nodiscard]] bool stands_in_capitals(const Unit& unit, std::span<const RowWord> row) const;
  [[nodiscard]] std::vector<ConceptSpan> chosen();

  const LabelIndex& index_;
  std::uint16_t language_;  ///< Its place in the index; any_language: all; no_language: none.
  std::unordered_map<std::string, std::uint32_t, LabelIndex::Hash, std::equal_to<>> memory_;
  std::vector<KnownWord> known_;
  std::vector<Unit> units_;
  std::vector<Found> found_;
};

}  // namespace passage
