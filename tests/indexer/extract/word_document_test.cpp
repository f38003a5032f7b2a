#include "indexer/extract/word_document.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/indexer/extract/refusal_of.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

Extraction read(const std::string& chapters, const std::string& about = {}) {
  return extract(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE book PUBLIC \"-//OASIS//DTD\" \"http://example.org/x.dtd\">\n<book>" +
          std::string("<title>Said again</title><bookinfo>") + about + "</bookinfo>" + chapters + "</book>",
      {.file_name = "a.doc", .content_type = std::string(word_docbook_content_type)});
}

Texts texts(const std::string& chapters) {
  Texts result;
  for (const Block& block : read(chapters).blocks) result.push_back(block.text);
  return result;
}

}  // namespace

TEST_CASE("doc: headings, paragraphs, rows and notes of what antiword writes") {
  const Extraction extraction = read(
      "<chapter><title><emphasis role='bold'>One</emphasis></title><para>\n29. Text<footnote><para>A "
      "note.</para></footnote> goes\non.\n</para><sect1><title>Two</title><orderedlist><listitem><para>Item</para>"
      "</listitem></orderedlist></sect1></chapter>");
  REQUIRE(extraction.blocks.size() == 5);
  CHECK(extraction.format == "doc");
  CHECK(extraction.blocks[0].kind == BlockKind::Heading);
  CHECK(extraction.blocks[1].text == "29. Text goes on.");
  CHECK(extraction.blocks[1].locator.heading == "One");
  CHECK(extraction.blocks[1].locator.paragraph == "29");
  CHECK(extraction.blocks[2].text == "A note.");
  CHECK(extraction.blocks[4].locator.heading == "Two");
  CHECK(
      texts("<chapter><title/><para>a<informaltable><tgroup><colspec/><tbody><row><entry>\nb\n</entry><entry>c</entry>"
            "</row></tbody></tgroup></informaltable></para><para>[pic]</para></chapter>") == Texts{"b | c", "a"});
}

TEST_CASE("doc: title, author and date, unless nobody has filled them in") {
  const passage::Metadata metadata =
      read("<chapter><title/><para>x</para></chapter>",
           "<title>Of migrants</title><author><firstname>M.</firstname><surname>Mar\u00EDa "
           "Example</surname></author><date>2018-02-22</date>")
          .metadata;
  CHECK(metadata.title == "Of migrants");
  CHECK(metadata.authors == Texts{"María Example"});
  REQUIRE(metadata.date);
  CHECK(metadata.date->text == "2018-02-22");
  const passage::Metadata bare =
      read("<chapter><title/><para>x</para></chapter>", "<title>a.doc</title><date>1600-12-31</date>").metadata;
  CHECK(bare.title.empty());
  CHECK_FALSE(bare.date);
}

TEST_CASE("doc: known by its bytes, and what antiword did not write is damaged") {
  const std::string container = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  const std::string stream("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);
  CHECK(is_word_document(container + "..." + stream));
  CHECK_FALSE(is_word_document(container));
  CHECK_FALSE(is_word_document(stream));
  for (const char* bytes : {"", "no book", "<book><chapter>", "<book>&#0;</book>", "<book>\x01</book>"}) {
    CAPTURE(bytes);
    CHECK_THROWS_AS(extract_word_docbook(bytes, {}), RefusedFile);
  }
}
