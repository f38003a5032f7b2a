#include "indexer/extract/captions.h"

#include <string>

#include <catch2/catch.hpp>

#include "indexer/extract/caption_markup.h"

using indexer::Block;
using indexer::extract_subrip;
using indexer::extract_webvtt;

namespace {

std::vector<Block> vtt(std::string_view text) {
  return extract_webvtt(text, {}).blocks;
}
std::vector<Block> srt(std::string_view text) {
  return extract_subrip(text, {}).blocks;
}

}  // namespace

TEST_CASE("Cues with and without hours, with dot and comma") {
  const auto blocks =
      vtt("\xEF\xBB\xBFWEBVTT - title\n\nintro\n00:16.500 --> 00:18.000 align:start position:10%\nFirst\nline\n\n"
          "2\n01:00:00,250 --> 01:00:02,000\nSecond\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text == "First line");
  CHECK(blocks[0].locator.start == 16.5);
  CHECK(blocks[0].locator.end == 18.0);
  CHECK(blocks[1].locator.start == 3600.25);
  CHECK(blocks[0].kind == indexer::BlockKind::Cue);
}

TEST_CASE("Header, comments, styles and regions are no text") {
  const auto extraction = extract_webvtt(
      "WEBVTT\nKind: captions\nLanguage: es\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n"
      "00:00.000 --> 00:01.000\nHola\n\nNOTE\nend\n",
      {});
  REQUIRE(extraction.blocks.size() == 1);
  CHECK(extraction.blocks[0].text == "Hola");
  CHECK(extraction.metadata.language == "es");
  CHECK(extraction.metadata.kind == "transcript");
  CHECK(extraction.format == "vtt");
}

TEST_CASE("Markup is resolved, signs that are none stay") {
  const auto blocks = vtt(
      "WEBVTT\n\n00:00.000 --> 00:01.000\n<c.yellow>a</c> <i>b</i> <00:00:00.500>c &amp; d &lt;e&gt; 1 < 2 <3 you\n\n"
      "00:01.000 --> 00:02.000\n<ruby>漢<rt>kan</rt>字</ruby> {\\an8}x</b\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text == "a b c & d <e> 1 < 2 <3 you");
  CHECK(blocks[1].text == "漢字 x");
}

TEST_CASE("Voices become speakers, two voices two blocks") {
  const auto blocks =
      vtt("WEBVTT\n\n00:00.000 --> 00:04.000\n<v.loud Moderator>Welcome.\nPlease.\n<v Delegate of Peru>Thank you.\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].locator.speaker == "Moderator");
  CHECK(blocks[0].text == "Welcome. Please.");
  CHECK(blocks[1].locator.speaker == "Delegate of Peru");
  CHECK(blocks[1].locator.start == 0.0);
}

TEST_CASE("Speakers by prefix, where several are named") {
  const auto blocks = srt(
      "1\n00:00:01,000 --> 00:00:02,000\nMODERATOR: Welcome to this session.\n\n"
      "2\n00:00:02,000 --> 00:00:03,000\nIt is about returns.\n\n"
      "3\n00:00:03,000 --> 00:00:04,000\nDELEGATE: Note: this is short.\n\n"
      "4\n00:00:04,000 --> 00:00:05,000\nMODERATOR: Thank you.\n\n5\n00:00:05,000 --> 00:00:06,000\nDELEGATE: Bye.\n");
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0].locator.speaker == "MODERATOR");
  CHECK(blocks[0].text == "Welcome to this session.");
  CHECK(blocks[1].locator.speaker == "MODERATOR");
  CHECK(blocks[2].text == "Note: this is short.");
}

TEST_CASE("French sets a space before the colon") {
  const auto blocks =
      srt("1\n00:00:01,000 --> 00:00:02,000\nANIMATRICE : Bonjour.\n\n2\n00:00:02,000 --> 00:00:03,000\nANIMATRICE : "
          "Merci.\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[1].locator.speaker == "ANIMATRICE");
  CHECK(blocks[1].text == "Merci.");
}

TEST_CASE("A word before a colon once is no speaker") {
  const auto blocks = srt(
      "1\n00:00:01,000 --> 00:00:02,000\nRemember: you have rights.\n\n2\n00:00:02,000 --> 00:00:03,000\nAlways.\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].locator.speaker.empty());
  CHECK(blocks[0].text == "Remember: you have rights.");
}

TEST_CASE("Arrows mark new voices") {
  const auto blocks =
      srt("1\n00:00:01,000 --> 00:00:02,000\n>> ALICE: Hi.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> BOB: Hello\n>> Who "
          "is there?\n");
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].locator.speaker == "ALICE");
  CHECK(blocks[1].locator.speaker == "BOB");
  CHECK(blocks[1].text == "Hello");
  CHECK(blocks[2].locator.speaker.empty());
  CHECK(blocks[2].text == "Who is there?");
}

TEST_CASE("Rolling captions come out once") {
  const auto blocks = vtt(
      "WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.160 --> 00:00:02.629 align:start position:0%\n \n"
      "today<00:00:00.480><c> we</c><00:00:00.700><c> talk</c>\n\n00:00:02.629 --> 00:00:02.639\ntoday we talk\n \n\n"
      "00:00:02.639 --> 00:00:04.000\ntoday we talk\nabout<00:00:03.000><c> borders</c>\n\n"
      "00:00:04.000 --> 00:00:04.010\nabout borders\n \n\n00:00:04.010 --> 00:00:06.000\nabout borders\nand<c> "
      "rights</c>\n");
  std::string text;
  for (const Block& block : blocks) text += block.text + " ";
  CHECK(text == "today we talk about borders and rights ");
}

TEST_CASE("A line said twice stays in ordinary captions") {
  std::string file = "WEBVTT\n";
  for (int i = 10; i < 20; ++i) {
    const std::string seconds = std::to_string(i);
    file += "\n00:" + seconds + ".000 --> 00:" + seconds + ".900\n" + (i == 13 || i == 14 ? "No!" : "Line " + seconds) +
            "\n";
  }
  CHECK(vtt(file).size() == 10);
}

TEST_CASE("Damaged cues are skipped with a remark") {
  const auto extraction = extract_subrip(
      "1\n00:00:01,000 -> 00:00:02,000\nno arrow\n\n2\nxx:00:01,000 --> 00:00:02,000\nbad\n\n3\n00:00:03,000 --> "
      "00:00:02,000\nkept\n"
      "4\n00:00:04,000 --> 00:00:05,000\nnot separated\n\nsecond half\n\n5\n00:99:00,000 --> 00:00:05,000\nbad\n",
      {});
  REQUIRE(extraction.blocks.size() == 2);
  CHECK(extraction.blocks[0].text == "kept");
  CHECK_FALSE(extraction.blocks[0].locator.end.has_value());
  CHECK(extraction.blocks[1].text == "not separated second half");
  REQUIRE(extraction.remarks.size() == 1);
  CHECK(extraction.remarks[0].find("skipped: 2") != std::string::npos);
}

TEST_CASE("A file of damaged cues only is damaged") {
  CHECK_THROWS_AS(extract_webvtt("WEBVTT\n\n00:00.000 --> soon\nText\n", {}), indexer::RefusedFile);
}

TEST_CASE("SubRip in an old charset") {
  const auto extraction = extract_subrip(
      "1\n00:00:01,000 --> 00:00:02,000\n\xBF"
      "D\xF3nde est\xE1n los ni\xF1os?\n",
      {});
  REQUIRE(extraction.blocks.size() == 1);
  CHECK(extraction.blocks[0].text == "¿Dónde están los niños?");
  CHECK(extraction.charset == "windows-1252");
}

TEST_CASE("An arrow in the line of the signature is no cue") {
  CHECK(vtt("WEBVTT --> 00:01.000\n00:01.000 --> 00:02.000\nText\n").size() == 1);
  CHECK(vtt("WEBVTT -->").empty());
}
