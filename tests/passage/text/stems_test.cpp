#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "passage/text/analyzer.h"
#include "passage/text/language_profile.h"
#include "passage/text/light_stemmer.h"
#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"

using namespace passage;

namespace {

bool finds(Analyzer& analyzer, const std::string& query, const std::string& text, const std::string& language) {
  const std::string wanted = analyzer.query_stem(query, language);
  const auto stems = analyzer.index_stems(text, language);
  return std::ranges::find(stems, wanted) != stems.end();
}

}  // namespace

TEST_CASE("words meet under one stem, or do not, as the table says", "[stems]") {
  std::ifstream cases(PASSAGE_SOURCE_DIR "/tests/cases/text/stems.tsv");
  Analyzer analyzer;
  int count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    std::string language, one, other, expected;
    std::getline(cells, language, '\t');
    std::getline(cells, one, '\t');
    std::getline(cells, other, '\t');
    std::getline(cells, expected, '\t');
    CAPTURE(language, one, other, analyzer.query_stem(one, language), analyzer.query_stem(other, language));
    CHECK(finds(analyzer, one, other, language) == (expected == "meet"));
    CHECK(finds(analyzer, other, one, language) == (expected == "meet"));
    ++count;
  }
  CHECK(count > 150);
}

TEST_CASE("the longest affix goes that leaves enough letters, as often as its step says", "[stems]") {
  static constexpr auto endings = std::to_array<Affix>({{"s", 2}, {"es", 3}, {"ies", 1, "y"}});
  static constexpr auto once = std::to_array<AffixStep>({{AffixStep::Side::Suffix, endings}});
  static constexpr auto twice = std::to_array<AffixStep>({{AffixStep::Side::Suffix, endings, 2}});
  static constexpr auto beginnings = std::to_array<Affix>({{"é", 2}});
  static constexpr auto front = std::to_array<AffixStep>({{AffixStep::Side::Prefix, beginnings}});
  CHECK(without_affixes("boxes", once) == "box");
  CHECK(without_affixes("yes", once) == "ye");
  CHECK(without_affixes("es", once) == "es");
  CHECK(without_affixes("flies", once) == "fly");
  CHECK(without_affixes("boxess", once) == "boxes");
  CHECK(without_affixes("boxess", twice) == "box");
  CHECK(without_affixes("ééé", front) == "éé");
  CHECK(without_affixes("éé", front) == "éé");
  CHECK(without_affixes("", front).empty());
}

TEST_CASE("every language has its profile, and no stem is empty", "[stems]") {
  Analyzer analyzer;
  for (const char* language : {"en", "es",  "fr", "pt", "ar", "ru", "zh", "ht", "de", "it", "nl", "ca", "ro",
                               "tr", "fa",  "uk", "pl", "sw", "so", "am", "ti", "hi", "ur", "bn", "vi", "id",
                               "tl", "fil", "nb", "ja", "ko", "th", "km", "my", "lo", "el", "he"}) {
    CAPTURE(language);
    const LanguageProfile* profile = find_language_profile(language);
    REQUIRE(profile != nullptr);
    for (const AffixStep& step : profile->affixes) {
      for (const Affix& affix : step.affixes) {
        CAPTURE(affix.text);
        CHECK(affix.least + affix.instead.size() > 1);
        if (profile->snowball.empty()) CHECK(fold(affix.text) == affix.text);
        CHECK_FALSE(analyzer.query_stem(affix.text, language).empty());
      }
    }
  }
  CHECK(find_language_profile("xx") == nullptr);
}

TEST_CASE("every language has stop words, and none of them carries a topic", "[stems]") {
  for (const char* language :
       {"en", "es", "fr", "pt", "ar", "ru", "zh", "ht", "de",  "it", "nl", "ca", "ro", "tr", "fa", "uk", "pl", "sw",
        "so", "am", "ti", "hi", "ur", "bn", "vi", "id", "fil", "ja", "ko", "th", "km", "my", "lo", "el", "he"}) {
    CAPTURE(language);
    CHECK(std::ranges::find(stop_word_languages(), std::string_view(language)) != stop_word_languages().end());
  }
  struct Case {
    std::string_view language;
    std::string_view word;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"de", "für"},  {"it", "perché"}, {"nl", "het"},    {"ca", "això"}, {"ro", "și"},    {"tr", "için"},
           {"fa", "برای"}, {"uk", "щоб"},    {"pl", "się"},    {"sw", "kwa"},  {"so", "waxaa"}, {"am", "ነው"},
           {"ti", "እዩ"},   {"hi", "है"},      {"ur", "میں"},    {"bn", "এবং"},  {"vi", "của"},   {"id", "yang"},
           {"fil", "mga"}, {"ja", "の"},     {"ko", "그리고"}, {"th", "และ"},  {"km", "និង"},    {"my", "သည်"},
           {"lo", "ແລະ"},  {"el", "και"},    {"he", "של"},     {"es", "qué"},  {"pt", "não"},   {"ru", "ещё"}}) {
    CAPTURE(c.language, c.word);
    CHECK(is_stop_word(fold(c.word), c.language));
  }
  for (const Case& c : std::initializer_list<Case>{{"de", "Grenze"},
                                                   {"tr", "hak"},
                                                   {"fa", "حق"},
                                                   {"sw", "watu"},
                                                   {"th", "สิทธิ"},
                                                   {"he", "זכות"},
                                                   {"uk", "право"}}) {
    CAPTURE(c.language, c.word);
    CHECK_FALSE(is_stop_word(fold(c.word), c.language));
  }
}
