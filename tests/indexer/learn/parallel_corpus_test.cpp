#include "indexer/learn/parallel_corpus.h"

#include <catch2/catch.hpp>

#include "indexer/index_writer.h"
#include "tests/temporary_directory.h"

using namespace indexer;

namespace {

passage::Document version(const std::string& work, const std::string& language, const std::string& text,
                          const std::string& id = {}) {
  passage::Document document;
  document.metadata = {.id = id.empty() ? work + "." + language : id, .language = language, .work = work};
  document.passages = {{text, language, {}}};
  return document;
}

/// An index of works, given in the order of their keys.
class Index {
 public:
  explicit Index(std::vector<passage::Work> works) {
    IndexWriter writer(directory_.path(), {});
    for (passage::Work& work : works) writer.add(std::move(work));
    (void)writer.finish();
    snapshot_.documents = Xapian::Database((directory_.path() / "documents").string());
    snapshot_.passages = Xapian::Database((directory_.path() / "passages").string());
  }
  [[nodiscard]] ParallelCorpus corpus(CorpusLimits limits = {}) const {
    return read_parallel_corpus(snapshot_, limits);
  }

 private:
  tests::TemporaryDirectory directory_;
  passage::IndexSnapshot snapshot_;
};

std::vector<passage::Work> ten_works() {
  std::vector<passage::Work> works;
  for (char name = 'a'; name <= 'j'; ++name) {
    const std::string key(1, name);
    works.push_back({key,
                     {version(key, "en", "rights detention borders wages"),
                      version(key, "es", "derechos detención fronteras salarios")}});
    if (name == 'c') works.back().versions.push_back(version(key, "fr", "droits"));
  }
  return works;
}

}  // namespace

TEST_CASE("works with versions in two languages are read, one version for each language") {
  const Index index({
      {"a", {version("a", "en", "Nobody may be sent back."), version("a", "pt-BR", "Ninguém pode ser devolvido.")}},
      {"b", {version("b", "en", "Alone.")}},
      {"c", {version("c", "en", "One."), version("c", "en", "Another.", "c.en2")}},
      {"d", {version("d", "en", "Known."), version("d", "und", "Unknown.")}},
      {"e",
       {version("e", "ht", "Youn."), version("e", "pt", "Primeira versão.", "e1"),
        version("e", "pt-PT", "A segunda delas aqui.", "e2")}},
  });
  const ParallelCorpus corpus = index.corpus();
  CHECK(corpus.works == 2);
  CHECK(corpus.works_left_out == 0);
  REQUIRE(corpus.languages.size() == 3);
  CHECK(corpus.languages.at("en").versions.size() == 1);
  CHECK(corpus.languages.at("ht").versions.size() == 1);
  CHECK(corpus.languages.at("pt").versions.size() == 2);
  const Vocabulary& portuguese = corpus.languages.at("pt").vocabulary;
  std::vector<std::string> forms;
  for (std::uint32_t word = 0; word < portuguese.size(); ++word) forms.push_back(portuguese.usual_form(word));
  CHECK(std::ranges::count(forms, "Primeira") == 1);
  CHECK(std::ranges::count(forms, "segunda") == 0);
}

TEST_CASE("beyond the limits, works and rare languages are left out") {
  const Index index(ten_works());
  CHECK(index.corpus().works == 10);
  const ParallelCorpus fewer = index.corpus({.words = 20, .languages = 2});
  CHECK(fewer.works == 3);  // of eight words each
  CHECK(fewer.works_left_out == 7);
  CHECK(fewer.languages.size() == 2);
  CHECK_FALSE(fewer.languages.contains("fr"));
  CHECK(index.corpus({.languages = 1}).works == 0);
}

TEST_CASE("an index of nothing teaches nothing") {
  CHECK(Index({}).corpus().works == 0);
}
