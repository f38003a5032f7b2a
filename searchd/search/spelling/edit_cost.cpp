#include "searchd/search/spelling/edit_cost.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <utility>

namespace searchd {
namespace {

constexpr std::size_t longest = 32;
constexpr unsigned other_first_letter = 1;
constexpr unsigned exchange = 3;

// Letters that are taken for each other by those who write as they hear.
constexpr auto letters_alike = std::to_array<std::u32string_view>({
    U"bv", U"ckq", U"scz", U"sx", U"gj", U"iy", U"ei", U"ou", U"mn", U"fv", U"uw",                // Latin
    U"ао", U"еи",  U"ея",  U"еэ", U"йи", U"дт", U"зс", U"вф", U"гк", U"бп", U"жш", U"шщ", U"ць",  // Cyrillic
    U"تط", U"سص",  U"دض",  U"ضظ", U"ذز", U"ذد", U"ثت", U"ثس", U"كق", U"حه", U"اع", U"غق",         // Arabic
});

// "-tion", "-sion" and "-ción" end the same words in different languages.
constexpr std::u32string_view before_ion = U"tsc";

constexpr std::u32string_view mute = U"hьъ";

constexpr std::size_t known_letters = 384;

/// The place of a letter in the tables: Latin, Cyrillic and Arabic letters have one; all others share the last.
std::size_t place_of(char32_t letter) {
  if (letter < 0x80) return letter;
  if (letter >= 0x400 && letter < 0x480) return letter - 0x400 + 128;
  if (letter >= 0x600 && letter < 0x67F) return letter - 0x600 + 256;
  return known_letters - 1;
}

struct Letters {
  std::array<std::bitset<known_letters>, known_letters> alike;
  std::array<std::uint16_t, known_letters> sound{};  ///< The same for letters that lead to each other by likeness.

  Letters() {
    for (std::size_t i = 0; i < known_letters; ++i) sound[i] = static_cast<std::uint16_t>(i);
    for (const std::u32string_view letters : letters_alike) {
      for (const char32_t one : letters) {
        for (const char32_t other : letters) alike[place_of(one)].set(place_of(other));
        join(one, letters.front());
      }
    }
    for (const char32_t letter : before_ion) join(letter, before_ion.front());
    for (const char32_t letter : mute) sound[place_of(letter)] = 0;
  }

  void join(char32_t one, char32_t other) {
    const std::uint16_t from = sound[place_of(one)];
    const std::uint16_t to = sound[place_of(other)];
    std::ranges::replace(sound, from, to);
  }
};

const Letters& letters() {
  static const Letters known;
  return known;
}

bool sound_alike(char32_t one, char32_t other) {
  return letters().alike[place_of(one)][place_of(other)];
}

bool begins_ion(std::u32string_view word, std::size_t at) {
  return before_ion.find(word[at]) != before_ion.npos && word.substr(at + 1).starts_with(U"ion");
}

unsigned cost_of_change(std::u32string_view from, std::size_t i, std::u32string_view to, std::size_t j) {
  if (from[i] == to[j]) return 0;
  const bool is_near = sound_alike(from[i], to[j]) || (begins_ion(from, i) && begins_ion(to, j));
  return is_near ? least_cost : cost_of_edit;
}

/// Of a letter that only one of the words has, at this place of it.
unsigned cost_of_letter(std::u32string_view word, std::size_t at) {
  const bool is_double = at > 0 && word[at] == word[at - 1];
  return is_double || mute.find(word[at]) != mute.npos ? least_cost : cost_of_edit;
}

using Row = std::array<unsigned, longest + 1>;

}  // namespace

// Optimal string alignment; row `i` holds the costs of making the first i letters of one into the beginnings of the
// other.
std::optional<unsigned> edit_cost(std::u32string_view from, std::u32string_view to, unsigned most) {
  if (from.size() > longest || to.size() > longest) return std::nullopt;
  Row before_last{};
  Row last{};
  Row row{};
  Row added{};
  for (std::size_t j = 1; j <= to.size(); ++j) {
    added[j] = cost_of_letter(to, j - 1);
    last[j] = last[j - 1] + added[j];
  }
  unsigned least_of_last = 0;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    const unsigned left_out = cost_of_letter(from, i - 1);
    row[0] = last[0] + left_out;
    unsigned least = row[0];
    for (std::size_t j = 1; j <= to.size(); ++j) {
      row[j] =
          std::min({last[j] + left_out, row[j - 1] + added[j], last[j - 1] + cost_of_change(from, i - 1, to, j - 1)});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + exchange);
      }
      least = std::min(least, row[j]);
    }
    // An exchange goes back to the row before the last.
    if (least > most && least_of_last > most) return std::nullopt;
    least_of_last = least;
    before_last = last;
    last = row;
  }
  unsigned cost = last[to.size()];
  if (!from.empty() && !to.empty() && from.front() != to.front()) cost += other_first_letter;
  return cost <= most ? std::optional(cost) : std::nullopt;
}

std::uint64_t sounds_of(std::u32string_view word) {
  std::uint64_t sounds = 0;
  for (const char32_t letter : word) {
    const std::size_t place = place_of(letter);
    if (place == known_letters - 1) {
      sounds |= std::uint64_t{1} << (letter & 63U);
    } else if (const std::uint16_t sound = letters().sound[place]; sound != 0) {
      sounds |= std::uint64_t{1} << (sound & 63U);
    }
  }
  return sounds;
}

}  // namespace searchd
