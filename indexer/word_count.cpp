#include "indexer/word_count.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace indexer {
namespace {

constexpr std::size_t characters_per_unspaced_word = 2;
constexpr std::size_t longest_word = 30;

struct Range {
  char32_t first;
  char32_t last;
};
constexpr std::array unspaced_ranges{
    Range{0x0e00, 0x0eff},    // Thai, Lao
    Range{0x1000, 0x109f},    // Myanmar
    Range{0x1780, 0x17ff},    // Khmer
    Range{0x3001, 0x30ff},    // punctuation, Hiragana, Katakana
    Range{0x3400, 0x9fff},    // Han
    Range{0xf900, 0xfaff},    // Han, compatibility
    Range{0xff01, 0xffef},    // full-width forms
    Range{0x20000, 0x3ffff},  // Han, rare
};

bool is_unspaced(char32_t character) {
  return character >= unspaced_ranges.front().first && std::ranges::any_of(unspaced_ranges, [=](const Range& range) {
           return range.first <= character && character <= range.last;
         });
}

bool is_space(char32_t character) {
  // U+1361 is the word space of Ethiopic.
  return character == ' ' || (character >= '\t' && character <= '\r') || character == 0xa0 || character == 0x1361 ||
         character == 0x3000 || (character >= 0x2000 && character <= 0x200b) || character == 0x2028;
}

struct Character {
  char32_t value;
  std::size_t bytes;
};

/// The text is known to be valid, so the lead byte alone tells the length; the bound guards against a mistake in that.
Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t bytes = std::min<std::size_t>(text.size(), lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
  if (bytes == 1) return {lead, 1};
  char32_t value = lead & (0xffU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
  return {value, bytes};
}

class Counter {
 public:
  void add(char32_t character) {
    if (is_space(character)) {
      run_ = 0;
    } else if (is_unspaced(character)) {
      run_ = 0;
      ++unspaced_;
    } else if (run_++ % longest_word == 0) {
      ++spaced_;
    }
  }
  [[nodiscard]] std::size_t words() const {
    return spaced_ + (unspaced_ + characters_per_unspaced_word - 1) / characters_per_unspaced_word;
  }

 private:
  std::size_t spaced_ = 0;
  std::size_t unspaced_ = 0;
  std::size_t run_ = 0;
};

}  // namespace

std::size_t count_words(std::string_view text) {
  Counter counter;
  while (!text.empty()) {
    const Character character = first_character(text);
    counter.add(character.value);
    text.remove_prefix(character.bytes);
  }
  return counter.words();
}

std::size_t bytes_of_words(std::string_view text, std::size_t words) {
  Counter counter;
  std::size_t after_space = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const Character character = first_character(text.substr(offset));
    counter.add(character.value);
    if (counter.words() > words) return after_space > 0 ? after_space : std::max(offset, character.bytes);
    offset += character.bytes;
    if (is_space(character.value) || is_unspaced(character.value)) after_space = offset;
  }
  return text.size();
}

bool begins_unspaced(std::string_view text) {
  return !text.empty() && is_unspaced(first_character(text).value);
}

bool ends_unspaced(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && (static_cast<unsigned char>(text[--start]) & 0xc0U) == 0x80U) {
  }
  return begins_unspaced(text.substr(start));
}

}  // namespace indexer
