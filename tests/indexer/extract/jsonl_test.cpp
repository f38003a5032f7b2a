#include "indexer/extract/jsonl.h"

#include <string>

#include <catch2/catch.hpp>

using indexer::read_jsonl_row;
using indexer::RefusalReason;
using indexer::RefusedFile;

namespace {

std::string refusal_of(std::string_view row) {
  try {
    (void)read_jsonl_row(row, 7);
  } catch (const RefusedFile& refused) {
    CHECK(refused.reason() == RefusalReason::BadMetadata);
    return refused.what();
  }
  return {};
}

}  // namespace

TEST_CASE("A row with text") {
  const auto row = read_jsonl_row(R"({"id":"a","title":"T","text":"One.\r\n\r\nTwo\u0000.","date":"2018"})", 1);
  CHECK(row.metadata.id == "a");
  REQUIRE(row.extraction.blocks.size() == 2);
  CHECK(row.extraction.blocks[1].text == "Two.");
  CHECK_FALSE(row.preset_passages);
  CHECK(row.file.empty());
}

TEST_CASE("A row with HTML: what is declared wins over what the page says") {
  const auto row = read_jsonl_row(R"({"id":"a","title":"T","html":"<html lang=es><title>U</title><p>Uno</p>"})", 1);
  CHECK(row.metadata.title == "T");
  CHECK(row.metadata.language == "es");
  REQUIRE(row.extraction.blocks.size() == 1);
  CHECK(row.extraction.blocks[0].text == "Uno");
}

TEST_CASE("A row with passages") {
  const auto row = read_jsonl_row(
      R"({"id":"a","passages":[{"text":" One ","page":3,"pageLabel":"iii","heading":"H","paragraph":29,"start":754.2,"end":761,"speaker":"S"},
          {"text":""},{"text":"Two","page":-1,"start":-4,"end":2,"language":"fr"}]})",
      1);
  CHECK(row.preset_passages);
  REQUIRE(row.extraction.blocks.size() == 2);
  const auto& block = row.extraction.blocks[0];
  CHECK(block.whole_passage);
  CHECK(block.text == "One");
  CHECK(block.locator.page == 3U);
  CHECK(block.locator.page_label == "iii");
  CHECK(block.locator.heading == "H");
  CHECK(block.locator.paragraph == "29");
  CHECK(block.locator.start == 754.2);
  CHECK(block.locator.end == 761.0);
  CHECK(block.locator.speaker == "S");
  CHECK_FALSE(row.extraction.blocks[1].locator.page);
  CHECK_FALSE(row.extraction.blocks[1].locator.end);
  CHECK(row.extraction.blocks[1].language == "fr");
}

TEST_CASE("A manifest's row names a file") {
  CHECK(read_jsonl_row(R"({"id":"a","file":"reports/a.pdf"})", 1).file == "reports/a.pdf");
}

TEST_CASE("Errors name the line") {
  CHECK(refusal_of("{").starts_with("line 7: "));
  CHECK(refusal_of("[1]") == "line 7: not a JSON object");
  CHECK(refusal_of(R"({"id":"a"})").find("none of") != std::string::npos);
  CHECK(refusal_of(R"({"text":"a","html":"b"})").find("both") != std::string::npos);
  CHECK(refusal_of(R"({"text":7})").find("\"text\"") != std::string::npos);
  CHECK(refusal_of(R"({"passages":"a"})").find("list") != std::string::npos);
  CHECK(refusal_of(R"({"passages":["a"]})").find("object") != std::string::npos);
  CHECK(refusal_of(R"({"text":"a","draft":true})").find("draft") != std::string::npos);
  CHECK_FALSE(refusal_of("{\"text\":\"\xFF\"}").empty());
  CHECK_FALSE(refusal_of(std::string(1000000, '[')).empty());
  CHECK(read_jsonl_row(R"({"text":"a","date":"soon"})", 7).extraction.remarks.at(0).starts_with("line 7: "));
}
