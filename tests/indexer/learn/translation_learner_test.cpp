#include "indexer/learn/translation_learner.h"

#include <catch2/catch.hpp>

#include "tests/invented_languages.h"

using namespace indexer;
using passage::TranslationTable;

namespace {

/// A work with a version in each of two invented languages. In b some sentences are missing, some joined to the next.
void add_work(ParallelCorpus& corpus, passage::Analyzer& analyzer, std::size_t meanings, tests::Chance& chance,
              std::string_view b_syllables = tests::syllables_of_b) {
  std::string a;
  std::string b;
  for (const std::vector<std::size_t>& sentence : tests::invented_text(30, meanings, chance)) {
    a += tests::spoken(sentence, tests::syllables_of_a) + (chance(3) == 0 ? "\n" : " ");
    if (chance(15) == 0) continue;
    b += tests::spoken(sentence, b_syllables, true);
    if (chance(10) == 0) b.back() = ',';
    b += chance(3) == 0 ? "\n" : " ";
  }
  const auto version = [&](const std::string& code, const std::string& text) {
    CorpusLanguage& language = corpus.languages[code];
    const passage::Document document{.metadata = {.language = code}, .passages = {{text, code, {}}}};
    language.versions.emplace(corpus.works, version_text(document, analyzer, language.vocabulary));
  };
  version("gn", b);  // languages without a stemmer, whose words stay as they are
  version("qu", a);
  ++corpus.works;
}

ParallelCorpus corpus_of(std::size_t works, std::size_t meanings) {
  ParallelCorpus corpus;
  passage::Analyzer analyzer;
  tests::Chance chance(7);
  for (std::size_t work = 0; work < works; ++work) add_work(corpus, analyzer, meanings, chance);
  return corpus;
}

}  // namespace

TEST_CASE("works in two languages teach the words of both, in both directions") {
  constexpr std::size_t meanings = 120;
  const ParallelCorpus corpus = corpus_of(10, meanings);
  const TranslationTable table = learn_translations(corpus);
  CHECK(table.works == 10);
  REQUIRE(table.languages.size() == 2);
  CHECK(table.languages[0].code == "gn");
  CHECK(table.languages[1].code == "qu");
  std::size_t right = 0;
  std::size_t wrong = 0;
  for (std::size_t meaning = 0; meaning < meanings; ++meaning) {
    const std::string a = tests::invented_word(meaning, tests::syllables_of_a);
    const std::string b = tests::invented_word(meaning, tests::syllables_of_b);
    for (const auto& [from, to, language] : {std::tuple(b, a, 0U), std::tuple(a, b, 1U)}) {
      const auto& words = table.languages[language].words;
      const auto word = std::ranges::find(words, from, &TranslationTable::Word::stem);
      if (word == words.end()) continue;
      REQUIRE_FALSE(word->translations.empty());
      const TranslationTable::Translation& best = word->translations.front();
      CHECK(best.language == 1 - language);
      CHECK(best.per_mille > 300);
      ++(table.languages[best.language].words[best.word].stem == to ? right : wrong);
    }
  }
  CHECK(right > 2 * meanings * 9 / 10);
  CHECK(wrong == 0);
  CHECK(learn_translations(corpus_of(10, meanings)) == table);
}

TEST_CASE("words that are written alike are left out") {
  ParallelCorpus corpus;
  passage::Analyzer analyzer;
  tests::Chance chance(8);
  for (int work = 0; work < 5; ++work) add_work(corpus, analyzer, 30, chance, tests::syllables_of_a);
  CHECK(passage::count_translations(learn_translations(corpus)) == 0);
}

TEST_CASE("the words of the table are sorted, and each has six translations at most, the best first") {
  const TranslationTable table = learn_translations(corpus_of(4, 40));
  for (const TranslationTable::Language& language : table.languages) {
    CHECK(std::ranges::is_sorted(language.words, {}, &TranslationTable::Word::stem));
    for (const TranslationTable::Word& word : language.words) {
      CHECK(word.translations.size() <= most_translations);
      CHECK(std::ranges::is_sorted(word.translations, std::greater{}, &TranslationTable::Translation::per_mille));
    }
  }
}

TEST_CASE("nothing is learnt of nothing") {
  CHECK(learn_translations(ParallelCorpus{}) == TranslationTable{});
  ParallelCorpus corpus = corpus_of(5, 30);
  corpus.languages["gn"].versions.clear();
  CHECK(passage::count_translations(learn_translations(corpus)) == 0);
}
