#include "indexer/term_table.h"

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

std::vector<std::string> terms_of(TermTable& table, const std::vector<TermId>& ids) {
  std::vector<std::string> terms;
  for (const TermId id : ids) terms.push_back(table.term(id));
  return terms;
}

}  // namespace

TEST_CASE("a term has one number") {
  passage::Analyzer analyzer;
  TermTable table(analyzer);
  const TermId first = table.id("asylum");
  CHECK(table.id("refuge") == first + 1);
  CHECK(table.id("asylum") == first);
  CHECK(table.term(first) == "asylum");
}

TEST_CASE("the terms of a word depend on the language of its text") {
  passage::Analyzer analyzer;
  TermTable table(analyzer);
  const std::string text = "Rights right";
  for (int time = 0; time < 2; ++time) {  // made, then remembered
    const std::vector<passage::Token> tokens(analyzer.analyze(text).begin(), analyzer.analyze(text).end());
    const TermTable::WordTerms rights = table.terms_of(tokens.at(0), text, "en");
    CHECK(table.term(rights.exact) == "rights");
    CHECK(rights.own_stems.empty());
    CHECK(terms_of(table, rights.other_stems) == std::vector<std::string>{"Zright"});
    const TermTable::WordTerms right = table.terms_of(tokens.at(1), text, "en");
    CHECK(table.term(right.exact) == "right");
    CHECK(terms_of(table, right.own_stems) == std::vector<std::string>{"Zright"});
    CHECK(right.other_stems.empty());
    const TermTable::WordTerms in_chinese = table.terms_of(tokens.at(0), text, "zh");
    CHECK(terms_of(table, in_chinese.own_stems) == std::vector<std::string>{"Zrights"});
  }
}

TEST_CASE("a function word has no stem, and where it is a word of another language its stem has positions") {
  passage::Analyzer analyzer;
  TermTable table(analyzer);
  const std::string text = "for";
  const std::vector<passage::Token> tokens(analyzer.analyze(text).begin(), analyzer.analyze(text).end());
  const TermTable::WordTerms in_english = table.terms_of(tokens.at(0), text, "en");
  CHECK(table.term(in_english.exact) == "for");
  CHECK(in_english.own_stems.empty());
  CHECK(in_english.other_stems.empty());
  const TermTable::WordTerms in_turkish = table.terms_of(tokens.at(0), text, "tr");
  CHECK(in_turkish.own_stems.empty());
  CHECK(terms_of(table, in_turkish.other_stems) == std::vector<std::string>{"Zfor"});
}
