#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passage/text/analyzer.h"

namespace searchd {

using WordId = std::uint32_t;

/// The words and rows of words of one language that dictionaries name, each once, in about 12 bytes beside its text.
/// They are found by their exact form or by their stems. Filled by one thread; then, after finish(), any may read.
class Lexicon {
 public:
  /// `language`: a primary subtag.
  explicit Lexicon(std::string language) : language_(std::move(language)) {}

  /// The number of the word, a new one if need be. Numbers count from 0.
  WordId add(std::string_view text, passage::Analyzer& analyzer);

  /// Ends the filling and gives back the memory that only it took.
  void finish();

  /// The words with the same exact form (as the analyzer folds it); if there are none, of those with the same stems the
  /// ones that have most in common with it.
  [[nodiscard]] std::vector<WordId> find(std::string_view text, passage::Analyzer& analyzer) const;

  [[nodiscard]] std::string_view text(WordId word) const {
    return std::string_view(texts_).substr(begins_[word], begins_[word + 1] - begins_[word]);
  }

  /// Equal for words with the same stems.
  [[nodiscard]] std::uint32_t stem_key(WordId word) const { return keys_[word]; }

  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  void grow_slots();

  std::string language_;
  std::string texts_;                     ///< All words, one after the other.
  std::vector<std::uint32_t> begins_{0};  ///< Of each word in texts_, and the end.
  std::vector<std::uint32_t> keys_;       ///< Of each word, a hash of its stems.
  std::vector<WordId> by_key_;            ///< After finish(): the words in the order of their keys.
  std::vector<std::uint32_t> slots_;      ///< While filling: a hash table of numbers plus one; 0 is free.
};

}  // namespace searchd
