#include "searchd/search/spelling/label_words.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "searchd/search/spelling/corrections.h"
#include "tests/searchd/search/spelling/word_index.h"

using namespace searchd;
using tests::index_of;

namespace {

passage::Thesaurus thesaurus() {
  return passage::Thesaurus(
      std::vector<passage::ThesaurusFile>{{"a.tsv",
                                           "en\tes\tfr\tzh\n"
                                           "Trafficking\tTráfico de personas\ttrafic d'êtres humains\t贩运\n"
                                           "NGO\tONG\tONG\t非政府组织\n"}});
}

}  // namespace

TEST_CASE("the words of labels are as written, without capitals, acronyms and unspaced scripts") {
  const passage::Thesaurus terms = thesaurus();
  const LabelWords labels({&terms});
  passage::Analyzer analyzer;
  REQUIRE(labels.find("trafico"));
  CHECK(labels.written("trafico", analyzer) == "tráfico");
  CHECK(labels.find("trafico")->languages == std::vector<std::string_view>{"es"});
  CHECK(labels.written("etres", analyzer) == "êtres");
  CHECK(labels.find("ngo") == nullptr);
  CHECK(labels.find("smuggled") == nullptr);
  CHECK(labels.written("smuggled", analyzer) == "smuggled");
  CHECK(labels.near("贩", 4).empty());
  CHECK(labels.near("trafiko", 4).size() == 1);
}

TEST_CASE("a word of a label is offered where the collection lacks it, behind a frequent word as near") {
  const passage::Thesaurus terms = thesaurus();
  const LabelWords labels({&terms});
  const auto first = [&](const std::string& word, const Xapian::Database& index) {
    const auto corrections = corrections_of(word, {}, Vocabulary(index), &labels, index);
    return corrections.empty() ? Correction{} : corrections.front();
  };
  const Correction of_label = first("trafiko", index_of({{"border", 3}}));
  CHECK(of_label.word == "trafico");
  CHECK(of_label.is_of_label);
  CHECK(of_label.works == 0);
  const Correction of_collection = first("trafiko", index_of({{"trafico", 3}}));
  CHECK(of_collection.word == "trafico");
  CHECK_FALSE(of_collection.is_of_label);
  CHECK(first("trafiko", index_of({{"trafikor", 900}})).word == "trafikor");
  const Xapian::Database index = index_of({{"border", 3}});
  CHECK(corrections_of("trafiko", {}, Vocabulary(index), nullptr, index).empty());
}

TEST_CASE("a word of a label that is in none of the query's languages is not meant where these are sure") {
  const passage::Thesaurus terms = thesaurus();
  const LabelWords labels({&terms});
  const Xapian::Database index = index_of({{"border", 3}});
  const auto corrections =
      corrections_of("traficko", {.languages = {"en"}, .is_sure = true}, Vocabulary(index), &labels, index);
  CHECK(std::ranges::find(corrections, "trafico", &Correction::word) == corrections.end());
  const auto spanish =
      corrections_of("traficko", {.languages = {"es"}, .is_sure = true}, Vocabulary(index), &labels, index);
  REQUIRE(spanish.size() == 1);
  CHECK(spanish.front().word == "trafico");
}
