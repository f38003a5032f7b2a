#include "passage/thesaurus/inflection.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace passage {
namespace {

struct Endings {
  std::string_view language;
  std::string_view endings;  ///< Each between spaces; a blank stands for none.
};

// Of number and gender, folded, as they stand behind what two forms of a noun have in common.
constexpr std::array noun_endings{
    Endings{"ar", "  ه ات ان ون ين ا وا ي "},
    Endings{"en", "  s es y ies "},
    Endings{"es", "  s es a as o os e z ces "},
    Endings{"fr", "  s x e es "},
    Endings{"ht", "  "},
    Endings{"pt", "  s es a as o os e l is m ns ao oes aes "},
};

constexpr std::size_t shortest_beginning = 3;
constexpr std::size_t short_word = 4;

struct Allowance {
  std::size_t short_words;
  std::size_t others;
};
constexpr Allowance latin{1, 2};
constexpr Allowance other_scripts{3, 3};

// What Arabic writes onto a word, longest first: and, so, with, like, for; the article.
constexpr auto arabic_prefixes =
    std::to_array<std::string_view>({"وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل"});

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

UScriptCode script_of(std::string_view text) {
  std::int32_t step = 0;
  UChar32 character = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), step, static_cast<std::int32_t>(text.size()), character);
  UErrorCode status = U_ZERO_ERROR;
  return character < 0 ? USCRIPT_UNKNOWN : uscript_getScript(character, &status);
}

std::string_view without_prefix(std::string_view word) {
  constexpr std::size_t letters_left = 2;
  for (const std::string_view prefix : arabic_prefixes) {
    if (word.starts_with(prefix) && length(word.substr(prefix.size())) >= letters_left) {
      return word.substr(prefix.size());
    }
  }
  return word;
}

bool has_ending(std::string_view endings, std::string_view ending) {
  for (std::size_t at = endings.find(ending); at != std::string_view::npos; at = endings.find(ending, at + 1)) {
    const std::size_t end = at + ending.size();
    if (at > 0 && endings[at - 1] == ' ' && end < endings.size() && endings[end] == ' ') return true;
  }
  return false;
}

/// Two words as far as they differ.
struct Difference {
  UScriptCode script;
  std::size_t common;  ///< Characters that both begin with, without what Arabic writes onto a word.
  std::string_view one;
  std::string_view other;

  [[nodiscard]] std::size_t longest() const { return std::max(length(one), length(other)); }
  [[nodiscard]] std::size_t shorter_word() const { return common + std::min(length(one), length(other)); }
};

Difference difference_of(std::string_view one, std::string_view other) {
  const UScriptCode script = script_of(one);
  if (script == USCRIPT_ARABIC) {
    one = without_prefix(one);
    other = without_prefix(other);
  }
  std::size_t common = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
  while (common > 0 && common < one.size() && (one[common] & 0xC0) == 0x80) --common;
  return {script, length(one.substr(0, common)), one.substr(common), other.substr(common)};
}

}  // namespace

bool is_inflection(std::string_view one, std::string_view other, std::string_view language) {
  if (one == other) return true;
  if (one.empty() || other.empty()) return false;
  const Difference difference = difference_of(one, other);
  if (difference.common < shortest_beginning) return false;
  const auto known = std::ranges::find(noun_endings, language, &Endings::language);
  if (known != noun_endings.end()) {
    return has_ending(known->endings, difference.one) && has_ending(known->endings, difference.other);
  }
  const Allowance& allowance = difference.script == USCRIPT_LATIN ? latin : other_scripts;
  const bool is_short = difference.shorter_word() <= short_word;
  return difference.longest() <= (is_short ? allowance.short_words : allowance.others);
}

bool is_likely_form(std::string_view one, std::string_view other) {
  constexpr std::size_t most = 3;
  return one == other || (!one.empty() && !other.empty() && difference_of(one, other).longest() <= most);
}

}  // namespace passage
