#include "indexer/extract/clean_text.h"

#include <catch2/catch.hpp>

#include "indexer/extract/numbered_paragraph.h"

using indexer::clean_text;
using indexer::paragraph_number;

TEST_CASE("White space of every kind becomes one space, none at the ends") {
  CHECK(clean_text("  a\t\n b\xC2\xA0\xE2\x80\x89"
                   "c\xE3\x80\x80 ") == "a b c");
  CHECK(clean_text(" \n\t ").empty());
}

TEST_CASE("Control and bidi override characters are removed") {
  CHECK(clean_text(std::string_view("a\0b\x1B[31mc", 9)) == "ab[31mc");
  CHECK(clean_text("a\u202Eb\u2066c\u2069\u202C") == "abc");
  CHECK(clean_text("\uFEFFmi\u00ADgrant\uFFFC") == "migrant");
  CHECK(clean_text("a\xC2\x9B"
                   "b\xEF\xBF\xBF") == "ab");
}

TEST_CASE("Marks that belong to spelling stay") {
  CHECK(clean_text("می\u200Cخواهم") == "می\u200Cخواهم");
  CHECK(clean_text("שלום\u200F") == "שלום\u200F");
}

TEST_CASE("Ill-formed bytes become U+FFFD") {
  CHECK(clean_text("a\xFF"
                   "b\xC3") == "a\uFFFDb\uFFFD");
  CHECK(clean_text("\xED\xA0\x80").find('\xED') == std::string::npos);
}

TEST_CASE("Numbers of paragraphs") {
  CHECK(paragraph_number("29. The Committee recalls that") == "29");
  CHECK(paragraph_number("29 bis. States shall") == "29 bis");
  CHECK(paragraph_number("29bis. Les États") == "29 bis");
  CHECK(paragraph_number("12A. Insert") == "12A");
  CHECK(paragraph_number("7) Todo migrante") == "7");
  CHECK(paragraph_number("§ 14 Absatz 1") == "14");
  CHECK(paragraph_number("٢٩. تؤكد") == "29");
  CHECK(paragraph_number("１．人人生而自由") == "1");
  CHECK(paragraph_number("5. 2018 was the year") == "5");
}

TEST_CASE("What only looks like the number of a paragraph") {
  for (const char* text :
       {"(a) States", "2.1 Scope", "3.5 million people", "29 people died", "2018", "29.", "12. 5. 2018",
        "12345. Too long", "0. Zero", "29 terms.", "29 . apart", "", "a. b", "10:30. Opening"}) {
    CAPTURE(text);
    CHECK(paragraph_number(text).empty());
  }
}
