#include "indexer/extract/plain_text.h"

#include <catch2/catch.hpp>

using indexer::Block;
using indexer::BlockKind;
using indexer::plain_text_blocks;

TEST_CASE("Blank lines end paragraphs, wrapped lines are joined") {
  const auto blocks = plain_text_blocks(
      "The Compact rests on the purposes and principles\nof the Charter of the United Nations and on the\nUniversal "
      "Declaration.\n\nIt also rests on other instruments that were\nagreed upon in the years since then.\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text ==
        "The Compact rests on the purposes and principles of the Charter of the United Nations and on the Universal "
        "Declaration.");
  CHECK(blocks[1].text == "It also rests on other instruments that were agreed upon in the years since then.");
}

TEST_CASE("Where lines are not wrapped, each is a paragraph") {
  const std::string longer(300, 'x');
  const auto blocks = plain_text_blocks("Mr. President,\nExcellencies,\n" + longer + " y\n" + longer + " z");
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[1].text == "Excellencies,");
}

TEST_CASE("A short last line ends a paragraph of wrapped text that has no blank lines") {
  const auto blocks = plain_text_blocks(
      "congratulate you, Sir, on your election as the\nPresident of the General Assembly at this session\nof hope.\n"
      "As we embark on the next century the survival of\nthe United Nations as an institution comes into\nquestion "
      "now.\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[1].text.starts_with("As we embark"));
}

TEST_CASE("A word divided at the end of a line is not torn apart by a space") {
  const auto blocks =
      plain_text_blocks("this session is the launching platform for ever-\nmore-fruitful undertakings of all\nkinds");
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].text.find("ever-more-fruitful") != std::string::npos);
}

TEST_CASE("Headings that cannot be anything else") {
  const auto blocks = plain_text_blocks(
      "INTRODUCTION\n\nThe first paragraph of the text.\n\n2.1.5. Scope of the Report\n\nSecond.\n\nUnderlined title\n"
      "================\n\nThird.\n\nA short line without a full stop\n\nFourth.\n");
  REQUIRE(blocks.size() == 8);
  CHECK(blocks[0].kind == BlockKind::Heading);
  CHECK(blocks[1].locator.heading == "INTRODUCTION");
  CHECK(blocks[2].kind == BlockKind::Heading);
  CHECK(blocks[3].locator.heading == "2.1.5. Scope of the Report");
  CHECK(blocks[4].kind == BlockKind::Heading);
  CHECK(blocks[5].locator.heading == "Underlined title");
  CHECK(blocks[6].kind == BlockKind::Paragraph);
}

TEST_CASE("Numbered paragraphs keep their number") {
  const auto blocks =
      plain_text_blocks("29. The Committee recalls.\n\n30. The Committee\nfurther notes that\nthis holds.\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].locator.paragraph == "29");
  CHECK(blocks[0].text == "29. The Committee recalls.");
  CHECK(blocks[1].locator.paragraph == "30");
}

TEST_CASE("Rules and blank text make no blocks") {
  CHECK(plain_text_blocks("\n\n ---------- \n\n*****\n").empty());
}
