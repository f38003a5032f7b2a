#include "searchd/search/suggestion/typed_text.h"

#include <catch2/catch.hpp>

#include "searchd/search/suggestion/folded_text.h"

using namespace searchd;

namespace {

/// The words, a whole one with "|" behind it.
std::string described(std::string_view text) {
  passage::Analyzer analyzer;
  const TypedText typed = typed_text(text, analyzer);
  std::string all;
  for (const TypedText::Word& word : typed.words)
    all += (all.empty() ? "" : " ") + word.form + (word.is_whole ? "|" : "");
  return all;
}

std::string before_last(std::string_view text) {
  passage::Analyzer analyzer;
  const TypedText typed = typed_text(text, analyzer);
  return std::string(typed.raw.substr(0, typed.last_begin));
}

}  // namespace

TEST_CASE("the last word typed is the beginning of one, until a space follows") {
  CHECK(described("") == "");
  CHECK(described("  ... ") == "");
  CHECK(described("Asy") == "asy");
  CHECK(described(" right  to Asy") == "right| to| asy");
  CHECK(described("right to asylum ") == "right| to| asylum|");
  CHECK(described("right to\u00a0") == "right| to|");
  CHECK(described("MIGRACIÓN") == "migracion");
  CHECK(described("ёжик е") == "ежик| е");
  CHECK(described("الهجرة") == "الهجره");
  CHECK(described("2021年移民 权\u3000") == "2021| 年移民| 权|");
}

TEST_CASE("what stands before the last word stays as it was typed") {
  CHECK(before_last("Right  to asy") == "Right  to ");
  CHECK(before_last("  droit d'asi") == "droit d'");
  CHECK(before_last("asy") == "");
  CHECK(before_last("关于移民权") == "");
  CHECK(before_last("2021年移民") == "2021");
}

TEST_CASE("words are found behind the articles that Arabic writes onto them") {
  CHECK(written_on_article("الهجره") == std::string("ال").size());
  CHECK(written_on_article("والهجره") == std::string("وال").size());
  CHECK(written_on_article("للهجره") == std::string("لل").size());
  CHECK(written_on_article("ال") == 0);
  CHECK(written_on_article("الم") == 0);  // hardly a word would be left
  CHECK(written_on_article("هجره") == 0);
  passage::Analyzer analyzer;
  const FoldedText folded = folded_text("حقوق المهاجرين", analyzer);
  REQUIRE(folded.starts.size() == 3);
  CHECK(std::string_view(folded.text).substr(folded.starts[2]) == "مهاجرين");
}
