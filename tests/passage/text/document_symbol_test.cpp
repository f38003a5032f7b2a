#include "passage/text/document_symbol.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace passage;

namespace {

// "symbol@begin-end" of each, as it stands in a text.
std::string found_in(std::string_view text) {
  std::string all;
  for (const FoundSymbol& found : find_document_symbols(text)) {
    all +=
        (all.empty() ? "" : " ") + found.symbol + "=" + std::string(text.substr(found.begin, found.end - found.begin));
  }
  return all;
}

}  // namespace

TEST_CASE("every spelling of a document symbol has one normal form, and other things have none") {
  std::ifstream file(PASSAGE_SOURCE_DIR "/tests/cases/text/document_symbols.tsv");
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    CAPTURE(line);
    CHECK(document_symbol(line.substr(0, tab)).value_or("") == line.substr(tab + 1));
    ++rows;
  }
  CHECK(rows > 100);
}

TEST_CASE("symbols are found in running text, to their last number") {
  CHECK(found_in("The Compact (A/RES/73/195), adopted") == "a/res/73/195=A/RES/73/195");
  CHECK(found_in("See A/RES/73/195.") == "a/res/73/195=A/RES/73/195");
  CHECK(found_in("See A/RES/73/195/EN and E/CN.4/2000/82.") ==
        "a/res/73/195=A/RES/73/195 e/cn.4/2000/82=E/CN.4/2000/82");
  CHECK(found_in("in A/RES/\n73/195 it") == "a/res/73/195=A/RES/\n73/195");
  CHECK(found_in("A / RES / 73 / 195, annex") == "a/res/73/195=A / RES / 73 / 195");
  CHECK(found_in("https://undocs.org/en/a/res/73/195") == "a/res/73/195=a/res/73/195");
  CHECK(found_in("the file A_RES_73_195-EN.pdf") == "a/res/73/195=A_RES_73_195");
  CHECK(found_in("as A RES 73 195 says") == "a/res/73/195=A RES 73 195");
  CHECK(found_in("第A/RES/73/195号决议") == "a/res/73/195=A/RES/73/195");
  CHECK(found_in("l'A/RES/73/195") == "a/res/73/195=A/RES/73/195");
  CHECK(found_in("CMW/C/GC/4-CRC/C/GC/23") == "cmw/c/gc/4=CMW/C/GC/4 crc/c/gc/23=CRC/C/GC/23");
  CHECK(found_in("A/RES/217 A (III) of 1948") == "a/res/217=A/RES/217 A (III)");
  CHECK(found_in("A/70/PV.16-28") == "a/70/pv.16=A/70/PV.16");
}

TEST_CASE("what only looks like a symbol is left alone in running text") {
  for (const std::string_view text :
       {"sections A/4/5 and B/4/6", "see a res 73 195 above", "days/2018/19", "either a/2018/19 or", "A 70 1",
        "an A/C 5", "a/c 5/3", "the years 2018/19 and 1/2", "E/2", "A C 3 73", "MEGA/RES/73/195", "A/RES", "A/RES/",
        "/", "A/", "A"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("signs can be left out of a symbol") {
  CHECK(symbol_key("a/res/73/195") == "ares73195");
  CHECK(symbol_key("e/cn.4/2000/82") == "ecn4200082");
  CHECK(glued_symbol_key("ARES73195") == "ares73195");
  CHECK(glued_symbol_key("ares73195.") == "ares73195");
  CHECK(glued_symbol_key("aconf2313") == "aconf2313");
  CHECK(glued_symbol_key("cmwcgc2") == "cmwcgc2");
  for (const std::string_view word :
       {"area51", "a4", "as400", "seconds", "ares", "e2", "", "a/res/73/195", "español10"}) {
    CAPTURE(word);
    CHECK_FALSE(glued_symbol_key(word));
  }
}

TEST_CASE("hostile text is read as symbols without harm") {
  std::string row = "A/70";
  for (int i = 0; i < 10'000; ++i) row += "/1";
  CHECK(find_document_symbols(row).size() == 1);
  CHECK(find_document_symbols("A/RES/99999999999999999999/1").empty());
  CHECK(find_document_symbols("A/RES/217 A (" + std::string(10'000, 'I')).size() == 1);
  CHECK(find_document_symbols("A/RES/\xE2\x81").empty());
  CHECK_FALSE(document_symbol("\xD0"));
}
