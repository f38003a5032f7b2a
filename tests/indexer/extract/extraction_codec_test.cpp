#include "indexer/extract/extraction_codec.h"

#include <catch2/catch.hpp>

#include "passage/error.h"

using namespace indexer;

namespace {

Extraction full_extraction() {
  Extraction extraction;
  extraction.format = "pdf";
  extraction.charset = "windows-1252";
  extraction.metadata.title = "Título";
  extraction.metadata.authors = {"A", "B"};
  extraction.metadata.date = passage::parse_date("2018-02");
  extraction.pages = 9;
  extraction.pages_without_text = {2, 9};
  extraction.alternates = {"https://example.org/es", "fr.html"};
  extraction.remarks = {"page 2 has no text"};
  extraction.blocks.push_back({.kind = BlockKind::Heading, .text = "Uno", .locator = {.page = 1}, .language = "es"});
  extraction.blocks.push_back({.text = "dos", .locator = {.page = 3, .paragraph = "12 bis"}, .whole_passage = true});
  return extraction;
}

Extraction sent(const Extraction& extraction) {
  passage::ByteWriter out;
  write(out, extraction);
  passage::ByteReader in(out.bytes());
  Extraction result = read_extraction(in);
  CHECK(in.at_end());
  return result;
}

}  // namespace

TEST_CASE("an extraction survives the codec") {
  const Extraction before = full_extraction();
  const Extraction after = sent(before);
  CHECK(after.format == before.format);
  CHECK(after.charset == before.charset);
  CHECK(after.metadata == before.metadata);
  CHECK(after.pages == 9);
  CHECK(after.pages_without_text == before.pages_without_text);
  CHECK(after.alternates == before.alternates);
  CHECK(after.remarks == before.remarks);
  REQUIRE(after.blocks.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(after.blocks[i].kind == before.blocks[i].kind);
    CHECK(after.blocks[i].text == before.blocks[i].text);
    CHECK(after.blocks[i].locator == before.blocks[i].locator);
    CHECK(after.blocks[i].language == before.blocks[i].language);
    CHECK(after.blocks[i].whole_passage == before.blocks[i].whole_passage);
  }
}

TEST_CASE("every proper prefix of an extraction is an error, none is a crash") {
  passage::ByteWriter out;
  write(out, full_extraction());
  for (std::size_t length = 0; length < out.bytes().size(); ++length) {
    passage::ByteReader in(std::string_view(out.bytes()).substr(0, length));
    CHECK_THROWS_AS(read_extraction(in), passage::Error);
  }
}

TEST_CASE("text that is not UTF-8 is an error wherever it stands") {
  const std::string bad = "\xc3\x28";
  std::vector<Extraction> extractions(6, full_extraction());
  extractions[0].blocks[0].text = bad;
  extractions[1].blocks[1].locator.heading = bad;
  extractions[2].metadata.title = bad;
  extractions[3].metadata.authors[1] = bad;
  extractions[4].remarks[0] = bad;
  extractions[5].charset = bad;
  for (const Extraction& extraction : extractions) CHECK_THROWS_AS(sent(extraction), passage::Error);
}

TEST_CASE("blocks without text, and too many blocks, are errors") {
  Extraction extraction = full_extraction();
  extraction.blocks[0].text.clear();
  CHECK_THROWS_AS(sent(extraction), passage::Error);
  extraction.blocks.assign(max_blocks + 1, Block{.text = "x"});
  CHECK_THROWS_AS(sent(extraction), passage::Error);
}
