#include "indexer/duplicates/text_print.h"

#include <catch2/catch.hpp>

#include "tests/indexer/duplicates/copies.h"

using namespace indexer;
using tests::CopyMaker;

namespace {

std::optional<TextPrint> print(const std::vector<std::string>& texts) {
  passage::Analyzer analyzer;
  passage::Document document;
  for (const std::string& text : texts) document.passages.push_back({.text = text});
  return print_of(document, analyzer);
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a print depends on the words, not on how they are set", "[duplicates]") {
  const std::string text = repeated("Les réfugiés arrivent le 3 mai au port. ", 10);
  const auto plain = print({text});
  REQUIRE(plain);
  CHECK(print({repeated("LES REFUGIES\narrivent — le 3 mai, au port ", 10)}) == plain);
  CHECK(print({repeated("Les réfugiés arrivent le 3 mai au port. ", 4),
               repeated("Les réfugiés arrivent le 3 mai au port. ", 6)}) == plain);
  CHECK(print({repeated("Les réfugiés arrivent le 3 mai au porto. ", 10)}) != plain);
  CHECK(print({repeated("Les réfugiés arrivent le 4 mai au port. ", 10)}) != plain);
}

TEST_CASE("short texts have no print", "[duplicates]") {
  CHECK_FALSE(print({repeated("word ", 59)}));
  CHECK(print({repeated("word ", 60)}));
  CHECK_FALSE(print({}));
  CHECK_FALSE(print({repeated("移民", 20)}));
  CHECK(print({repeated("移民的权利", 20)}));
}

TEST_CASE("a print has the numbers of the text, each once", "[duplicates]") {
  const auto one = print({repeated("In 2019 there were 1,234 and ٣٤ of them, so A4 ", 10)});
  REQUIRE(one);
  CHECK(one->numbers.size() == 3);
  CHECK(print({repeated("In 2019 there were 1234 and 34 of them, so A4 ", 10)})->numbers == one->numbers);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += std::to_string(i) + " ";
  CHECK(print({many})->numbers.size() == TextPrint::most_numbers);
}

TEST_CASE("prints can be written down, and what is none is not taken for one", "[duplicates]") {
  CopyMaker maker(1);
  passage::Analyzer analyzer;
  for (const std::size_t words : {60U, 300U, 5000U}) {
    CopyMaker::Words text = maker.text(words);
    for (int i = 0; i < 100; ++i) text.push_back(std::to_string(i * 7));
    const auto one = print_of(tests::document_of(text), analyzer);
    REQUIRE(one);
    const std::string encoded = encode(*one);
    CHECK(encoded.size() < 800);
    CHECK(decode_print(encoded) == one);
    CHECK_FALSE(decode_print(encoded.substr(0, encoded.size() / 2)));
    CHECK_FALSE(decode_print("Q" + encoded));
    // By other rules: the first byte is their number.
    static const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string other = encoded;
    other[1] = digits[digits.find(other[1]) + 16];
    CHECK_FALSE(decode_print(other));
  }
  CHECK_FALSE(decode_print(""));
  CHECK_FALSE(decode_print("\xff\xff"));
}
