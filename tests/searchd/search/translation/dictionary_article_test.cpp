#include "searchd/search/translation/dictionary_article.h"

#include <fstream>
#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace searchd;

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " | ") + word;
  return text;
}

/// As the table writes it.
std::string described(const DictionaryArticle& article) {
  std::string text = "=> " + joined(article.headwords) + "\n";
  for (const auto& sense : article.senses) text += "   " + joined(sense) + "\n";
  return text;
}

}  // namespace

TEST_CASE("articles of dictionaries are read as the table says") {
  std::ifstream cases(PASSAGE_SOURCE_DIR "/tests/cases/search/dictionary_articles.txt");
  std::string article, expected;
  int count = 0;
  const auto check = [&] {
    if (!expected.empty()) {
      CAPTURE(article);
      CHECK(described(parse_article(article)) == expected);
      ++count;
      article.clear();
      expected.clear();
    }
  };
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with('#')) continue;
    const bool is_answer = line.starts_with("=>") || (!expected.empty() && line.starts_with("   "));
    if (is_answer) {
      expected += line + "\n";
      continue;
    }
    check();
    if (!line.empty() || !article.empty()) article += line + "\n";
  }
  check();
  CHECK(count > 18);
}

TEST_CASE("whatever stands in an article, reading it ends") {
  std::mt19937 random(7);
  const std::string bytes = "ab ,.;:/~()[]{}<>\n\n1.IV.\"\xD8\x8C\xE3\x80\x81\xFF\x80";
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (int length = 0; length < 60; ++length) text += bytes[random() % bytes.size()];
    for (const auto& sense : parse_article(text).senses) {
      for (const std::string& word : sense) CHECK_FALSE(word.empty());
    }
  }
}
