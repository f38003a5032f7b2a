#include "passage/text/word_break.h"

#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace passage;

namespace {

std::string words_of(std::string_view text) {
  WordBreaker breaker;
  std::vector<WordSpan> words;
  breaker.append_words(text, words);
  std::string joined;
  for (const WordSpan& word : words) {
    joined += joined.empty() ? "" : "|";
    joined += text.substr(word.begin, word.end - word.begin);
    if (word.unspaced) joined += "*";
  }
  return joined;
}

}  // namespace

TEST_CASE("text is cut into words") {
  struct Case {
    std::string_view text;
    std::string_view words;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"", ""},
           {"The right to seek asylum.", "The|right|to|seek|asylum"},
           {"A/RES/73/195, para. 29", "A|RES|73|195|para|29"},
           {"1,000.5 people's U.N. e-mail", "1,000.5|people's|U.N|e|mail"},
           {"file_name:part", "file|name|part"},
           {"l’asile des réfugié(e)s", "l’asile|des|réfugié|e|s"},
           {"الهجرة واللجوء", "الهجرة|واللجوء"},
           {"国际移徙组织", "国际*|移徙*|组织*"},
           {"이주민의 권리", "이주민의*|권리*"},
           {"a\u200Bb", "a|b"},
           {"x \xff y", "x|y"},
       }) {
    CAPTURE(c.text);
    CHECK(words_of(c.text) == c.words);
  }
}

TEST_CASE("the shortcut for ASCII cuts as ICU does") {
  std::mt19937 random(195);
  const std::string_view alphabet = "abZ09.,'_:;-/\" \n\t()aaaa    eé’é移ก\xff";
  std::uniform_int_distribution<std::size_t> letter(0, alphabet.size() - 1);
  std::uniform_int_distribution<int> length(0, 120);
  WordBreaker breaker;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    // Long runs of ASCII and of the rest, so that every boundary between the two ways occurs.
    while (text.size() < static_cast<std::size_t>(length(random))) {
      if (random() % 3 == 0)
        text += alphabet[letter(random)];
      else
        text += alphabet[letter(random) % 26];
      if (random() % 16 == 0) text += " é移徙 ";
    }
    std::vector<WordSpan> shortcut;
    std::vector<WordSpan> icu;
    breaker.append_words(text, shortcut);
    breaker.append_words_by_icu(text, icu);
    CAPTURE(text);
    REQUIRE(shortcut == icu);
  }
}
