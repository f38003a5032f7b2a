#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searchd/search/likeness/gram_frequencies.h"

namespace searchd {

/// The words of a collection, folded, with the number of works that hold each. Made once for a generation; shared by
/// all threads.
class Vocabulary {
 public:
  /// A word that is spelt like another.
  struct Near {
    std::string word;
    std::uint32_t works = 0;
    unsigned cost = 0;  ///< See edit_cost().
  };

  /// At most so many words are kept; rare ones are left out where there are more.
  static constexpr std::size_t most_words = 400'000;

  /// Reads the terms of a database of documents. Throws Xapian::Error.
  explicit Vocabulary(const Xapian::Database& documents, std::size_t most = most_words);

  /// Of words (folded, in bytewise order), each as if one work held it.
  explicit Vocabulary(const std::vector<std::string>& words);
  Vocabulary() = default;

  /// The other words that can be made of this one at a cost of at most `most_cost`, in no order.
  [[nodiscard]] std::vector<Near> near(std::string_view word, unsigned most_cost) const;

  /// A word of the collection.
  struct Counted {
    std::string word;
    std::uint32_t works = 0;
  };

  /// The words that begin so (folded), those that most works hold first, at most so many.
  [[nodiscard]] std::vector<Counted> beginning_with(std::string_view start, std::size_t most) const;

  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// How frequent the grams of all the words are, of those left out too.
  [[nodiscard]] const GramFrequencies& grams() const { return grams_; }

 private:
  struct Word {
    std::uint64_t sounds = 0;  ///< See sounds_of().
    std::uint32_t begin = 0;   ///< In text_.
    std::uint32_t works = 0;
    std::uint8_t bytes = 0;
    std::uint8_t length = 0;  ///< In characters.
  };

  void add(std::string_view word, std::uint32_t works);
  void leave_out_rare(std::uint32_t works);
  [[nodiscard]] std::string_view text_of(const Word& word) const {
    return std::string_view(text_).substr(word.begin, word.bytes);
  }

  std::string text_;
  std::vector<Word> words_;  ///< In bytewise order.
  GramFrequencies grams_;
};

}  // namespace searchd
