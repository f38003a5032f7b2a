#include "searchd/search/spelling/vocabulary.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "searchd/search/spelling/corrections.h"
#include "tests/searchd/search/spelling/word_index.h"

using namespace searchd;
using tests::index_of;

namespace {

std::string near(const Vocabulary& vocabulary, std::string_view word, unsigned cost) {
  std::vector<std::string> words;
  for (const auto& one : vocabulary.near(word, cost)) words.push_back(one.word);
  std::ranges::sort(words);
  std::string all;
  for (const std::string& one : words) all += (all.empty() ? "" : " ") + one;
  return all;
}

}  // namespace

TEST_CASE("the vocabulary holds words, and no other terms") {
  const Vocabulary vocabulary(
      index_of({{"asylum", 1}, {"Zasylum", 1}, {"XKreport", 1}, {"2018", 1}, {"b2b", 1}, {"is", 1}, {"мигрант", 1}}));
  CHECK(vocabulary.size() == 2);
  CHECK(near(vocabulary, "asylim", 4) == "asylum");
  CHECK(near(vocabulary, "мегрант", 4) == "мигрант");
}

TEST_CASE("words spelt alike are found, the word itself is not") {
  const Vocabulary vocabulary(index_of({{"asylum", 1}, {"asylums", 2}, {"azilom", 1}, {"insulated", 1}}));
  CHECK(near(vocabulary, "asylum", 4) == "asylums");
  CHECK(near(vocabulary, "asylum", 8) == "asylums azilom");
  CHECK(near(vocabulary, "aslyum", 4) == "asylum");
  CHECK(near(vocabulary, "", 8).empty());
}

TEST_CASE("a vocabulary too large leaves its rare words out") {
  const Vocabulary vocabulary(index_of({{"rarely", 1}, {"often", 3}, {"seldom", 1}, {"sometimes", 2}}), 2);
  CHECK(vocabulary.size() == 2);
  CHECK(near(vocabulary, "oftem", 4) == "often");
  CHECK(near(vocabulary, "sometime", 4) == "sometimes");
  CHECK(near(vocabulary, "rarel", 4).empty());
}

TEST_CASE("the likeliest correction is near and frequent, and short words have none") {
  const Xapian::Database index = index_of({{"border", 20}, {"burden", 2}, {"bored", 1}, {"boarder", 1}, {"cat", 9}});
  const Vocabulary vocabulary(index);
  WordContext context;
  const auto first = [&](const std::string& word) {
    const auto corrections = corrections_of(word, context, vocabulary, nullptr, index);
    return corrections.empty() ? "" : corrections.front().word;
  };
  CHECK(first("bordre") == "border");
  CHECK(first("bxrderz") == "border");
  CHECK(first("burdem") == "burden");
  CHECK(first("borrder") == "border");
  CHECK(first("cta").empty());
  CHECK(first("bxqdzz").empty());
  // Where the word may be right.
  context.is_doubtful = true;
  CHECK(first("bordre") == "border");
  CHECK(first("bxrderz").empty());
}
