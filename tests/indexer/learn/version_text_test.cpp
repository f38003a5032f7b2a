#include "indexer/learn/version_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

struct Read {
  Vocabulary vocabulary;
  VersionText text;

  explicit Read(const passage::Document& document) {
    passage::Analyzer analyzer;
    text = version_text(document, analyzer, vocabulary);
  }

  [[nodiscard]] std::vector<std::string> words(std::size_t sentence) const {
    std::vector<std::string> forms;
    for (const std::uint32_t word : text.sentences.at(sentence).words) forms.push_back(vocabulary.usual_form(word));
    return forms;
  }
};

passage::Document document(std::string language, std::string title, std::vector<passage::Passage> passages) {
  return {.metadata = {.title = std::move(title), .language = std::move(language)}, .passages = std::move(passages)};
}

using Forms = std::vector<std::string>;

}  // namespace

TEST_CASE("a version is its title and its sentences, without stop words and figures") {
  const Read read(document("en", "Rights at the Border",
                           {{"Nobody may be sent back to danger. The state has 30 days.\nA list of rights:", "en", {}},
                            {"Elle est partie.", "fr", {}}}));
  REQUIRE(read.text.sentences.size() == 4);
  CHECK(read.words(0) == Forms{"rights", "Border"});
  CHECK(read.words(1) == Forms{"Nobody", "may", "sent", "back", "danger"});
  CHECK(read.words(2) == Forms{"state", "days"});
  CHECK(read.words(3) == Forms{"list", "rights"});  // one word, whatever its form
  CHECK(read.text.words == 11);
  CHECK(read.text.sentences[0].characters == 20);
  CHECK(read.text.sentences[1].begins_paragraph);
  CHECK_FALSE(read.text.sentences[2].begins_paragraph);
  CHECK(read.text.sentences[3].begins_paragraph);
}

TEST_CASE("forms of a word are one word") {
  const Read read(document("es", "Migrantes", {{"La persona migrante y las personas migrantes.", "es-MX", {}}}));
  REQUIRE(read.text.sentences.size() == 2);
  CHECK(read.text.sentences[1].words[0] == read.text.sentences[1].words[2]);
  CHECK(read.text.sentences[1].words[1] == read.text.sentences[0].words[0]);
}

TEST_CASE("scripts without spaces are cut into dictionary words") {
  const Read read(document("zh", "", {{"移民有权寻求庇护。", "zh", {}}}));
  REQUIRE_FALSE(read.text.sentences.empty());
  const Forms words = read.words(0);
  CHECK(std::ranges::find(words, "移民") != words.end());
  CHECK(std::ranges::find(words, "庇护") != words.end());
}

TEST_CASE("a title that the text begins with is not taken twice") {
  CHECK(Read(document("en", "Detention", {{"Detention\nIt harms.", "en", {}}})).text.sentences.size() == 2);
  CHECK(Read(document("en", "Detention", {{"It harms.", "en", {}}})).text.sentences.size() == 2);
}

TEST_CASE("sections and numbered paragraphs are seen where they begin") {
  const Read read(document("en", "",
                           {{"One thing. Another.", "en", {.heading = "First", .paragraph = "1"}},
                            {"More of it.", "en", {.heading = "First"}},
                            {"The last.", "en", {.heading = "Second", .paragraph = "12 bis"}}}));
  const std::vector<Sentence>& sentences = read.text.sentences;
  REQUIRE(sentences.size() == 4);
  CHECK(sentences[0].begins_section);
  CHECK_FALSE(sentences[1].begins_section);
  CHECK_FALSE(sentences[2].begins_section);
  CHECK(sentences[3].begins_section);
  CHECK(sentences[0].paragraph != 0);
  CHECK(sentences[1].paragraph == 0);
  CHECK(sentences[2].paragraph == 0);
  CHECK(sentences[3].paragraph != sentences[0].paragraph);
}

TEST_CASE("figures and names are the same marks in every language") {
  const Read english(document("en", "", {{"In 2018 Guatemala paid 11,500 dollars.", "en", {}}}));
  const Read spanish(document("es", "", {{"En 2018, Guatemala pagó 11.500 dólares.", "es", {}}}));
  const Read arabic(document("ar", "", {{"في ٢٠١٨", "ar", {}}}));
  const auto shared = [](const Read& a, const Read& b) {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(a.text.sentences[0].marks, b.text.sentences[0].marks, std::back_inserter(both));
    return both.size();
  };
  CHECK(shared(english, spanish) == 3);
  CHECK(shared(english, arabic) == 1);
}

TEST_CASE("an endless document ends, and an empty one is nothing") {
  std::string text;
  for (std::size_t i = 0; i < most_sentences + 100; ++i) text += "Sentence here.\n";
  CHECK(Read(document("en", "", {{text, "en", {}}})).text.sentences.size() == most_sentences);
  CHECK(Read(document("en", "", {})).text.sentences.empty());
  CHECK(Read(document("en", "", {{std::string(500, 'a'), "en", {}}})).text.words == 0);
}
