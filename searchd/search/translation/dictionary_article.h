#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace searchd {

/// What an article of a bilingual dictionary says: under which words, and for each sense its translations, the best
/// first. Words are as printed, with their marks and capitals, in rows of at most four.
struct DictionaryArticle {
  std::vector<std::string> headwords;
  std::vector<std::vector<std::string>> senses;

  friend bool operator==(const DictionaryArticle&, const DictionaryArticle&) = default;
};

/// Reads an article as the FreeDict project's dictionaries print them: a line with the headwords, /pronunciation/ and
/// <grammar>; then senses, numbered or not, whose first line holds the translations. Later lines of a sense (glosses,
/// "Note:", "Synonyms:", "see:", quoted examples), labels in brackets and sentences are no translations. Whatever the
/// text, it returns what it could make out.
[[nodiscard]] DictionaryArticle parse_article(std::string_view text);

}  // namespace searchd
