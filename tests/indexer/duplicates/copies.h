#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "passage/model/document.h"

namespace tests {

/// Texts, and what happens to copies of them. The same seed makes the same on every machine: the distributions of the
/// standard library do not.
class CopyMaker {
 public:
  using Words = std::vector<std::string>;

  explicit CopyMaker(std::uint32_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  bool happens(double share) { return static_cast<double>(random_()) < share * 4294967296.0; }

  /// Words of a made-up language of a few hundred, frequent ones more often.
  Words text(std::size_t count) {
    Words words;
    while (words.size() < count)
      words.push_back("w" + std::string(1, char('a' + below(26))) + syllables(below(below(400) + 1)));
    return words;
  }

  /// A share of the words, other than numbers, exchanged for others of the text.
  Words edited(const Words& words, double share) {
    Words copy = words;
    for (std::string& word : copy) {
      if (!is_number(word) && happens(share)) word = words[below(static_cast<std::uint32_t>(words.size()))];
    }
    return copy;
  }

  /// Letters misread, other than digits.
  Words misread(const Words& words, double share) {
    Words copy = words;
    for (std::string& word : copy) {
      if (is_number(word)) continue;
      for (char& letter : word) {
        const bool is_plain = static_cast<unsigned char>(letter) < 0x80;
        if (is_plain && happens(share)) letter = static_cast<char>('a' + below(26));
      }
    }
    return copy;
  }

  /// As printed from a page, with what stands around it.
  static Words framed(const Words& words) {
    Words copy{"Home", "About", "us", "Our", "work", "News", "Contact", "Search"};
    copy.insert(copy.end(), words.begin(), words.end());
    for (const char* word :
         {"Printed",   "on",    "3",    "May",  "2021", "from",    "our",  "website.", "All", "rights",
          "reserved.", "Share", "this", "page", "with", "friends", "Back", "to",       "the", "top"}) {
      copy.emplace_back(word);
    }
    return copy;
  }

  static bool is_number(const std::string& word) { return word.find_first_of("0123456789") != std::string::npos; }

 private:
  static std::string syllables(std::uint32_t number) {
    static constexpr const char* all[] = {"ba", "de", "ki", "lo", "mu", "ne", "pi", "ro", "sa", "tu"};
    std::string word;
    for (; number > 0; number /= 10) word += all[number % 10];
    return word;
  }

  std::mt19937 random_;
};

inline passage::Document document_of(const CopyMaker::Words& words) {
  passage::Document document;
  passage::Passage passage;
  for (const std::string& word : words) passage.text += (passage.text.empty() ? "" : " ") + word;
  document.passages.push_back(std::move(passage));
  return document;
}

}  // namespace tests
