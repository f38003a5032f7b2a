#include "indexer/extract/markdown.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/processor_time.h"

using indexer::Block;
using indexer::BlockKind;
using indexer::extract_markdown;

namespace {

std::string text_of(std::string_view markdown) {
  std::string text;
  for (const Block& block : extract_markdown(markdown, {}).blocks)
    text.append(text.empty() ? "" : "\n").append(block.text);
  return text;
}

}  // namespace

TEST_CASE("Headings, in both styles, and what is below them") {
  const auto extraction = extract_markdown("# Title\n\nOne.\n\nSecond *part*\n------\n\nTwo.\n", {});
  REQUIRE(extraction.blocks.size() == 4);
  CHECK(extraction.blocks[0].kind == BlockKind::Heading);
  CHECK(extraction.blocks[1].locator.heading == "Title");
  CHECK(extraction.blocks[3].locator.heading == "Second part");
  CHECK(extraction.blocks[3].locator.anchor.empty());
  CHECK(extraction.metadata.title == "Title");
}

TEST_CASE("Inline markup is reduced to its text") {
  CHECK(text_of("A **bold** _word_, `code`, [link](https://e.org \"t\") and ![picture](x.png) <b>tag</b> &eacute;&#33; "
                "~~old~~\nnext") == "A bold word, code, link and picture tag é! old next");
}

TEST_CASE("Lists, quotes, code, tables") {
  CHECK(text_of("- one\n  still one\n- two\n  - nested\n\n> quoted\n> on\n\n```sh\nls\n\nrm\n```\n") ==
        "one still one\ntwo\nnested\nquoted on\nls rm");
  CHECK(text_of("| Country | Year |\n|---|---|\n| Mexico | 2018 |\n| | 2019 |\n") ==
        "Country | Year\nMexico | 2018\n2019");
  CHECK(text_of("para\n\n    indented\n") == "para\nindented");
}

TEST_CASE("Numbers of ordered lists stand in the text") {
  const auto blocks =
      extract_markdown("29. The Committee recalls.\n30. It notes.\n    - a detail\n31. It ends.\n", {}).blocks;
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].text == "29. The Committee recalls.");
  CHECK(blocks[0].locator.paragraph == "29");
  CHECK(blocks[1].locator.paragraph == "30");
  CHECK(blocks[2].text == "a detail");
  CHECK(blocks[3].text == "31. It ends.");
}

TEST_CASE("Comments and scripts vanish, other HTML is read") {
  CHECK(text_of("One <!-- not this --> line\n\n<!-- nor\n\nthis -->\n\n<script>nor this</script>\n\n<div>\n<p>But "
                "<i>this</i></p>\n</div>\n\nEnd\n") == "One line\nBut this\nEnd");
}

TEST_CASE("Front matter is metadata") {
  const auto extraction = extract_markdown(
      "---\ntitle: \"A \\u2014 B\"\ndate: '2018-02-22'\ntags: [returns, detention]\nlang: es\nauthor:\n  - Ana\n  - "
      "Luis\nsource_url: https://e.org/x\n...\n\n# H\n\nText\n",
      {});
  CHECK(extraction.metadata.title == "A — B");
  CHECK(extraction.metadata.date->text == "2018-02-22");
  CHECK(extraction.metadata.topics == std::vector<std::string>{"returns", "detention"});
  CHECK(extraction.metadata.authors == std::vector<std::string>{"Ana", "Luis"});
  CHECK(extraction.metadata.url == "https://e.org/x");
  CHECK(extraction.metadata.language == "es");
  REQUIRE(extraction.blocks.size() == 2);
}

TEST_CASE("A rule is no front matter, and front matter that never ends neither") {
  CHECK(text_of("Text\n\n---\n\nMore") == "Text\nMore");
  CHECK(text_of("---\ntitle: x\n\nText").find("Text") != std::string::npos);
}

TEST_CASE("Broken front matter costs the metadata only") {
  const auto extraction = extract_markdown("---\ntitle: [unclosed\n---\nText\n", {});
  CHECK(extraction.blocks.size() == 1);
  REQUIRE(extraction.remarks.size() == 1);
  CHECK(extraction.remarks[0].find("line") != std::string::npos);
}

TEST_CASE("Drafts are refused") {
  CHECK_THROWS_AS(extract_markdown("---\ndraft: true\n---\nText\n", {}), indexer::RefusedFile);
  CHECK_THROWS_AS(extract_markdown("---\npublished: false\n---\nText\n", {}), indexer::RefusedFile);
  CHECK_NOTHROW(extract_markdown("---\ndraft: false\npublished: true\n---\nText\n", {}));
}

TEST_CASE("Hostile Markdown stays in bounded time") {
  const auto seconds = [](const std::string& text) {
    const double start = processor_seconds();
    (void)extract_markdown(text, {});
    return processor_seconds() - start;
  };
  for (const char* piece :
       {"> ", "[", "![", "*", "_a ", "`", "<", "- ", "](", "**a ", "|a", "&", "1. ", "\n> - ", "[a](<b"}) {
    CAPTURE(piece);
    std::string text;
    for (int i = 0; i < 20000; ++i) text += piece;
    CHECK(seconds(text) < 2);
  }
}
