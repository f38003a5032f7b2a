#include "passage/text/respelling.h"

#include <array>
#include <string_view>

#include <unicode/utf8.h>

namespace passage {
namespace {

struct Spelling {
  std::string_view from;
  std::string_view to;
};
constexpr std::array umlauts{Spelling{"ae", "ä"}, Spelling{"oe", "ö"}, Spelling{"ue", "ü"}};
constexpr std::array cedillas{Spelling{"ș", "ş"}, Spelling{"ț", "ţ"}};

// Behind these "ue" is two sounds: "Frauen", "neue", "Quelle".
constexpr std::string_view before_two_sounds = "aeq";

struct NasalClass {
  std::string_view nasal;  // with the sign that takes its vowel
  std::string_view first_stop;
  std::string_view last_stop;
};
constexpr std::array nasal_classes{NasalClass{"ङ्", "क", "घ"}, NasalClass{"ञ्", "च", "झ"}, NasalClass{"ण्", "ट", "ढ"},
                                   NasalClass{"न्", "त", "ध"}, NasalClass{"म्", "प", "भ"}};

constexpr std::size_t least_bytes_of_name = 2;

}  // namespace

std::string with_umlauts(std::string word) {
  for (const auto& [letters, umlaut] : umlauts) {
    for (std::size_t at = word.find(letters); at != std::string::npos; at = word.find(letters, at + 1)) {
      const bool is_two_sounds =
          letters == "ue" && at > 0 && before_two_sounds.find(word[at - 1]) != std::string_view::npos;
      const bool after_umlaut_a = letters == "ue" && at > 1 && word.compare(at - 2, 2, "ä") == 0;
      if (!is_two_sounds && !after_umlaut_a) word.replace(at, letters.size(), umlaut);
    }
  }
  return word;
}

std::string with_cedillas(std::string word) {
  for (const auto& [comma, cedilla] : cedillas) {
    for (std::size_t at = word.find(comma); at != std::string::npos; at = word.find(comma, at)) {
      word.replace(at, comma.size(), cedilla);
    }
  }
  return word;
}

std::string with_anusvara(std::string word) {
  for (const auto& [nasal, first_stop, last_stop] : nasal_classes) {
    for (std::size_t at = word.find(nasal); at != std::string::npos; at = word.find(nasal, at + 1)) {
      // UTF-8 sorts as its code points do.
      const std::string_view next = std::string_view(word).substr(at + nasal.size(), first_stop.size());
      if (next >= first_stop && next <= last_stop) word.replace(at, nasal.size(), "ं");
    }
  }
  return word;
}

std::string before_apostrophe(std::string word) {
  const std::size_t apostrophe = word.find('\'');
  if (apostrophe != std::string::npos && apostrophe >= least_bytes_of_name) word.resize(apostrophe);
  return word;
}

std::string with_bare_last_consonant(std::string word) {
  // The syllables of a consonant stand in rows of eight; the sixth is the consonant alone.
  constexpr UChar32 first = 0x1200;
  constexpr UChar32 last = 0x135A;
  constexpr UChar32 bare = 5;
  if (word.empty()) return word;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  auto begin = static_cast<std::int32_t>(word.size());
  UChar32 letter = 0;
  U8_PREV(bytes, 0, begin, letter);
  if (letter < first || letter > last) return word;
  word.resize(static_cast<std::size_t>(begin));
  std::array<char, U8_MAX_LENGTH> consonant{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(consonant.data(), length, (letter & ~7) | bare);
  return word.append(consonant.data(), static_cast<std::size_t>(length));
}

}  // namespace passage
