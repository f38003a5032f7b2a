#include "searchd/search/translation/translated_rows.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"

namespace searchd {
namespace {

bool is_sign(std::string_view word) {
  return std::ranges::none_of(word, [](unsigned char sign) { return sign > 0x7f || std::isalnum(sign) != 0; });
}

bool is_function_word(std::string_view word, std::string_view language) {
  return is_sign(word) || passage::is_stop_word(passage::fold(word), language);
}

/// Without function words and signs at both ends.
std::string_view content(std::string_view text, std::string_view language) {
  while (!text.empty()) {
    const std::size_t end_of_first = std::min(text.find(' '), text.size());
    const std::size_t last = text.rfind(' ') + 1;  // 0 when there is one word
    if (is_function_word(text.substr(0, end_of_first), language)) {
      text.remove_prefix(std::min(end_of_first + 1, text.size()));
    } else if (is_function_word(text.substr(last), language)) {
      text = text.substr(0, last == 0 ? 0 : last - 1);
    } else {
      break;
    }
  }
  return text;
}

/// Apertium begins a sentence with a capital, which the row need not have.
std::string without_new_capital(std::string text, std::string_view source) {
  const bool was_small = !source.empty() && passage::ascii_lower(source.substr(0, 1)) == source.substr(0, 1);
  const std::string small = passage::ascii_lower(text);
  if (was_small && text.size() > 1 && text[1] == small[1]) text[0] = small[0];
  return text;
}

/// Which pieces belong together: the first of each group, for each piece.
std::vector<std::size_t> groups_of(std::span<const TranslatedPiece> pieces, std::size_t words) {
  std::vector<std::size_t> group(pieces.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  std::vector<std::size_t> piece_of_word(words, pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (const std::size_t word : pieces[i].words) {
      if (piece_of_word[word] == pieces.size()) piece_of_word[word] = i;
      const auto [low, high] = std::minmax(group[piece_of_word[word]], group[i]);
      std::ranges::replace(group, high, low);
    }
  }
  return group;
}

/// "human rights" of a row.
std::string source_text(std::span<const std::string> words, std::size_t first, std::size_t last) {
  std::string text = words[first];
  for (std::size_t i = first + 1; i <= last; ++i) text += " " + words[i];
  return text;
}

struct Group {
  std::string text;
  std::vector<std::size_t> words;
  bool unknown = false;

  void add(const TranslatedPiece& piece) {
    text += (text.empty() ? "" : " ") + piece.text;
    words.insert(words.end(), piece.words.begin(), piece.words.end());
    unknown = unknown || piece.unknown;
  }
};

}  // namespace

std::vector<RowTranslations> translated_rows(std::span<const TranslatedPiece> pieces,
                                             std::span<const std::string> words, std::string_view from,
                                             std::string_view to, TranslationRoute route) {
  std::vector<Group> groups(pieces.size());
  const bool is_aligned =
      std::ranges::any_of(pieces, [](const TranslatedPiece& piece) { return !piece.words.empty(); });
  if (is_aligned) {
    const std::vector<std::size_t> group = groups_of(pieces, words.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) groups[group[i]].add(pieces[i]);
  } else if (!groups.empty()) {
    groups.resize(1);
    for (const TranslatedPiece& piece : pieces) {
      if (!piece.unknown) groups[0].add(piece);
    }
    groups[0].words.resize(words.size());
    std::iota(groups[0].words.begin(), groups[0].words.end(), std::size_t{0});
  }

  std::vector<RowTranslations> rows;
  for (Group& group : groups) {
    std::erase_if(group.words, [&](std::size_t word) { return is_function_word(words[word], from); });
    const std::string_view text = content(group.text, to);
    if (group.unknown || group.words.empty() || text.empty()) continue;
    const auto [first, last] = std::ranges::minmax(group.words);
    if (passage::fold(text) == passage::fold(source_text(words, first, last))) continue;
    rows.push_back({.first = first,
                    .count = last - first + 1,
                    .translations = {{.text = without_new_capital(std::string(text), words[first]),
                                      .language = std::string(to),
                                      .route = route}}});
  }
  std::ranges::stable_sort(rows, {}, &RowTranslations::first);
  return rows;
}

}  // namespace searchd
