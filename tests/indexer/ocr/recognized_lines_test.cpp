#include <catch2/catch.hpp>

#include "indexer/extract/ocr/recognize_page.h"
#include "indexer/extract/ocr/tesseract.h"

using namespace indexer;

TEST_CASE("ocr: words in Tesseract's table become lines, lines paragraphs") {
  const std::string head = "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n2\t1\t1\t0\t0\t0\t0\t0\t9\t9\t-1\t\n";
  const auto word = [](const char* place, const char* confidence, const char* text) {
    return std::string("5\t1\t") + place + "\t1\t1\t9\t9\t" + confidence + "\t" + text + "\n";
  };
  const auto lines =
      lines_of_tsv(head + word("1\t1\t1\t1", "90", "los") + word("1\t1\t1\t2", "70.5", "derechos") +
                   word("1\t1\t2\t1", "96", "de") + word("1\t2\t1\t1", "1", "a\tb") + word("2\t2\t1\t1", "5", "c"));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == RecognizedLine{"los derechos", 0, 80.25});
  CHECK(lines[1].paragraph == 0);
  CHECK(lines[2].text == "a\tb");
  CHECK(lines[2].paragraph == 1);
  CHECK(lines[3].paragraph == 2);
  CHECK(lines_of_tsv("").empty());
  CHECK(lines_of_tsv("5\t1\n\n5").empty());
}

TEST_CASE("ocr: lines are joined to paragraphs, and what is seen in leaves and faces is left out") {
  passage::Locator locator;
  locator.page_label = "iv";
  const auto blocks = recognized_blocks({{"29. Los dere-", 0, 95},
                                         {"chos de todas", 0, 90},
                                         {"Te Hee he", 1, 37},
                                         {"| ~", 2, 99},
                                         {"las personas", 3, 45}},
                                        locator);
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text == "29. Los derechos de todas");
  CHECK(blocks[0].locator.paragraph == "29");
  CHECK(blocks[0].locator.page_label == "iv");
  CHECK(blocks[0].locator.ocr);
  CHECK(blocks[1].text == "las personas");
  CHECK(blocks[1].locator.paragraph.empty());
}
