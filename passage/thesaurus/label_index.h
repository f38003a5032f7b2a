#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passage/text/analyzer.h"
#include "passage/thesaurus/concept_record.h"

namespace passage {

struct IndexedLabel {
  std::string_view text;
  std::uint16_t language = 0;  ///< Its place among the languages.
  LabelKind kind = LabelKind::Preferred;
  std::uint32_t of_concept = 0;
};

/// The stems of a word in a text of that language.
[[nodiscard]] std::span<const std::string> stems_of(Analyzer& analyzer, std::string_view word,
                                                    std::string_view language);

/// Whether it has letters, all of them capitals, two at least.
[[nodiscard]] bool is_in_capitals(std::string_view word);

/// The labels of a thesaurus as rows of words (characters, in unspaced scripts), and those that begin with a word at
/// once. What a thesaurus builds for ConceptMatcher; immutable, thread-safe.
class LabelIndex {
 public:
  using WordId = std::uint32_t;  ///< Of a folded word in any label.
  using StemId = std::uint32_t;  ///< Of a stem in the labels of one language.
  using RowId = std::uint32_t;
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// Of strings in tables that are asked by views of them.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  /// A word of a label in one language.
  struct Form {
    WordId word = none;
    std::uint32_t first_stem = 0;  ///< See stems().
    std::uint8_t stem_count = 0;   ///< 0: only the word itself will do, as for stop words and characters.
  };

  struct Row {
    std::uint32_t first_form = 0;  ///< See form().
    std::uint8_t size = 0;
    LabelKind kind = LabelKind::Preferred;
    std::uint16_t language = 0;
    std::uint32_t of_concept = 0;
    /// All but one of its words are stop words: a stem of that one alone says too little.
    bool has_one_bearing_word = false;
    /// "NGO": has no stem; its plural is a row of its own.
    bool is_acronym = false;
    /// An acronym that is a common word in small letters ("WHO"): it has to stand in capitals.
    bool needs_capitals = false;
    /// One character of an unspaced script: it has to be a word.
    bool needs_whole_word = false;
  };

  LabelIndex(std::span<const IndexedLabel> labels, std::span<const std::string> languages);

  [[nodiscard]] WordId find_word(std::string_view folded) const;
  [[nodiscard]] StemId find_stem(std::string_view stem, std::uint16_t language) const;

  /// Rows whose first word is this, or has this stem.
  [[nodiscard]] std::span<const RowId> rows_by_word(WordId word) const { return by_word_.of(word); }
  [[nodiscard]] std::span<const RowId> rows_by_stem(StemId stem) const { return by_stem_.of(stem); }

  /// Row ids are below this.
  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] const Row& row(RowId id) const { return rows_[id]; }
  [[nodiscard]] const Form& form(const Row& row, std::size_t at) const {
    return forms_[row_forms_[row.first_form + at]];
  }
  [[nodiscard]] std::span<const StemId> stems(const Form& form) const {
    return std::span(form_stems_).subspan(form.first_stem, form.stem_count);
  }
  [[nodiscard]] std::string_view word(WordId id) const { return words_[id]; }
  [[nodiscard]] std::span<const std::string> languages() const { return languages_; }

  /// Whether the word, folded, is a stop word in any of the languages.
  [[nodiscard]] bool is_stop_word_anywhere(std::string_view word) const;

 private:
  using Numbers = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
  using FormNumbers = std::unordered_map<WordId, std::uint32_t>;

  /// Lists of rows, one behind the other.
  class RowLists {
   public:
    void build(std::vector<std::pair<std::uint32_t, RowId>> pairs, std::size_t keys);
    [[nodiscard]] std::span<const RowId> of(std::uint32_t key) const {
      return std::span(rows_).subspan(begins_[key], begins_[key + 1] - begins_[key]);
    }

   private:
    std::vector<std::uint32_t> begins_;
    std::vector<RowId> rows_;
  };

  struct Builder;

  std::vector<std::string> languages_;
  Numbers word_numbers_;
  std::vector<std::string_view> words_;  ///< Into word_numbers_.
  std::vector<Numbers> stem_numbers_;    ///< By language.
  std::vector<Form> forms_;
  std::vector<StemId> form_stems_;
  std::vector<std::uint32_t> row_forms_;
  std::vector<Row> rows_;
  RowLists by_word_;
  RowLists by_stem_;
};

}  // namespace passage
