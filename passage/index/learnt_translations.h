#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "passage/index/mapped_file.h"

namespace passage {

/// Translations of words that the versions of a collection's works teach (`passage-indexer learn`), as they are put
/// down. A word is a stem, with the form in which it is shown.
struct TranslationTable {
  struct Translation {
    std::uint32_t language = 0;   ///< Its place in `languages`.
    std::uint32_t word = 0;       ///< Its place among the words of that language.
    std::uint32_t per_mille = 0;  ///< LearntTranslation::probability, from 1 to 1000.
    std::uint32_t together = 0;   ///< LearntTranslation::together.

    friend bool operator==(const Translation&, const Translation&) = default;
  };
  struct Word {
    std::string stem;
    std::string text;
    std::vector<Translation> translations;

    friend bool operator==(const Word&, const Word&) = default;
  };
  struct Language {
    std::string code;         ///< Primary subtag.
    std::vector<Word> words;  ///< In bytewise order of their stems, each once.

    friend bool operator==(const Language&, const Language&) = default;
  };

  std::uint32_t works = 0;          ///< How many were learnt from.
  std::vector<Language> languages;  ///< In bytewise order of their codes, each once.

  friend bool operator==(const TranslationTable&, const TranslationTable&) = default;
};

/// How many translations it holds; a pair of words counts in both directions.
[[nodiscard]] std::size_t count_translations(const TranslationTable& table);

/// The bytes of the file `translations` of a generation (FORMAT.md); the same for the same table. Throws Error for a
/// table of more than 4 GB.
[[nodiscard]] std::string encode(const TranslationTable& table);

/// A translation of a word. The views live as long as what looked it up.
struct LearntTranslation {
  std::string_view text;       ///< The form in which the word stands most often.
  std::string_view stem;       ///< Under which texts in its language are indexed; folded.
  std::string_view language;   ///< Primary subtag.
  double probability = 0;      ///< Above 0, at most 1: what share of either word's occurrences the other explains.
  std::uint32_t together = 0;  ///< Sentences (or pairs of them) that hold the one, and in translation the other.
};

/// The translations that a generation carries, opened for looking up. It reads a mapped file, which takes no memory of
/// its own however often it is opened, and keeps what it opened, as an IndexSnapshot does.
/// Thread-safe; can be moved while nobody uses it.
class LearntTranslations {
 public:
  /// Throws Error when the file cannot be read or is no such file. What stands behind its head is looked at when it is
  /// asked for.
  [[nodiscard]] static LearntTranslations open(const std::filesystem::path& file);

  /// The translations of a word of `language` (primary subtag) into all others, grouped by language, the most probable
  /// first: at most six in each. `stem` is the word's as Analyzer gives it; of a script written without spaces, the
  /// folded word. Empty when nothing is known. Throws Error when the file is damaged.
  [[nodiscard]] std::vector<LearntTranslation> lookup(std::string_view stem, std::string_view language) const;

  /// All of it, checked. Throws Error when the file is damaged.
  [[nodiscard]] TranslationTable table() const;

 private:
  struct Language {
    std::string_view code;
    std::size_t offsets = 0;  ///< Byte of the file where the offsets of its words begin.
    std::size_t words = 0;
  };
  struct Entry;

  explicit LearntTranslations(MappedFile file);
  [[nodiscard]] Entry entry(const Language& language, std::size_t word) const;
  [[nodiscard]] const Language& language_at(std::uint32_t place) const;

  MappedFile file_;
  std::uint32_t works_ = 0;
  std::vector<Language> languages_;
  std::size_t entries_ = 0;  ///< Byte of the file where the words begin.
};

}  // namespace passage
