#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "passage/text/analyzer.h"

namespace searchd {

/// A word in all its forms.
struct CountedWord {
  std::uint32_t count = 0;
  std::map<std::string, std::uint32_t, std::less<>> surfaces;
};

/// Counts the words of texts that tell what these are about: no function words, no numbers, no single characters.
class WordCounts {
 public:
  explicit WordCounts(passage::Analyzer& analyzer) : analyzer_(analyzer) {}

  /// `language` is a primary subtag. Each word counts so many times.
  void add(std::string_view text, std::string_view language, std::uint32_t times);

  /// By the term by which the index knows the word in any form.
  [[nodiscard]] const std::unordered_map<std::string, CountedWord>& words() const { return words_; }

 private:
  std::string term_of(const passage::Token& token, std::string_view surface, std::string_view language);

  passage::Analyzer& analyzer_;
  std::unordered_map<std::string, CountedWord> words_;
};

/// How rare something is that so many documents of the collection have.
[[nodiscard]] double rarity(Xapian::doccount frequency, const Xapian::Database& documents);

}  // namespace searchd
