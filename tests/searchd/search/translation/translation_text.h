#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "searchd/search/translation/dictionary.h"

namespace tests {

inline std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// "human rights -> derechos humanos; migrants -> migrantes"; (p) after what came by a third language.
inline std::string text_of(const std::vector<searchd::RowTranslations>& rows, const std::vector<std::string>& words) {
  std::string text;
  for (const searchd::RowTranslations& row : rows) {
    text += text.empty() ? "" : "; ";
    for (std::size_t i = 0; i < row.count; ++i) text += words[row.first + i] + " ";
    text += "->";
    for (const searchd::WordTranslation& translation : row.translations) {
      text += " " + translation.text + (translation.route == searchd::TranslationRoute::Pivoted ? " (p)" : "");
    }
  }
  return text;
}

}  // namespace tests
