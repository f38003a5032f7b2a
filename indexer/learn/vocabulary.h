#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace indexer {

/// The words of one language, numbered from 0 as they come. A word is what its forms share, their stem; where the
/// language has no stemmer, or is written without spaces, the folded form.
class Vocabulary {
 public:
  /// More are not taken: memory stays below some 100 MB for each language.
  static constexpr std::size_t most_words = 300'000;

  /// The number of the word with that stem, new or not, and one more occurrence of the form in which it stands in the
  /// text. Nothing for a new word when there are most_words.
  std::optional<std::uint32_t> count(std::string_view stem, std::string_view form);

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view stem) const;
  [[nodiscard]] std::size_t size() const { return stems_.size(); }
  [[nodiscard]] const std::string& stem(std::uint32_t word) const { return *stems_[word]; }

  /// The form in which the word stands most often; of equally frequent ones that in small letters.
  [[nodiscard]] const std::string& usual_form(std::uint32_t word) const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> stems_;
  std::vector<std::map<std::string, std::uint32_t, std::less<>>> forms_;
};

}  // namespace indexer
