#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// Numbers that look like chance and are the same in every run.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 2862933555777941757U + 3037000493U) {}
  /// From 0 to `below` - 1.
  std::size_t operator()(std::size_t below) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % below;
  }

 private:
  std::uint64_t state_;
};

/// The word for the n-th meaning in a language whose words are made of these syllables, two letters each: of four
/// syllables, so that no two meanings share one.
inline std::string invented_word(std::size_t meaning, std::string_view syllables) {
  const std::size_t count = syllables.size() / 2;
  std::string word;
  for (int i = 0; i < 4; ++i, meaning /= count) word += syllables.substr(meaning % count * 2, 2);
  return word;
}

inline constexpr std::string_view syllables_of_a = "bakelimotu";
inline constexpr std::string_view syllables_of_b = "sazefinogu";

/// A text as a list of sentences, each a list of meanings.
using Meanings = std::vector<std::vector<std::size_t>>;

inline Meanings invented_text(std::size_t sentences, std::size_t meanings, Chance& chance) {
  Meanings text(sentences);
  for (std::vector<std::size_t>& sentence : text) {
    for (std::size_t words = 5 + chance(8); words > 0; --words) sentence.push_back(chance(meanings));
  }
  return text;
}

/// "Bakelimo tubakeli …." Every second pair of words changes places where `swaps`, as adjectives and nouns do.
inline std::string spoken(const std::vector<std::size_t>& sentence, std::string_view syllables, bool swaps = false) {
  std::vector<std::size_t> words = sentence;
  for (std::size_t i = 0; swaps && i + 1 < words.size(); i += 4) std::swap(words[i], words[i + 1]);
  std::string text;
  for (const std::size_t meaning : words) text += (text.empty() ? "" : " ") + invented_word(meaning, syllables);
  if (!text.empty()) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

}  // namespace tests
